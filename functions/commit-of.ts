import { mayStillSend, timerChange } from "./engine/alarm.ts";
import { aliasChange } from "./engine/alias.ts";
import type { Conversation, Promised } from "./engine/conversation.ts";
import { codeFor } from "./engine/handover.ts";
import type { CodeChange, Commit, Loaded } from "./store/store.ts";

type Change = {
  before: Loaded & { alias?: { version?: number | undefined } | undefined };
  after: Conversation;
  /** The person's address, when it is known. */
  address: string | undefined;
  now: number;
};

/** One commit of what a person's conversation becomes, with the timer, code, alias and address that go with it. */
export function commitOf({ before, after, address, now }: Change): Commit {
  const was = before.conversation;
  return {
    conversation: after,
    version: before.version,
    // Kept while it may be needed to write first to them, and for nothing else.
    address: mayStillSend(after.promise) ? address : undefined,
    timer: timerChange(was, after),
    code: codeChange(was, after, now),
    alias: aliasChange([was], after, before.alias?.version),
  };
}

/** What happens to a person's code with this commit, if anything. */
function codeChange(before: Conversation | undefined, after: Conversation, now: number): CodeChange | undefined {
  const [was, is] = [before?.promise?.code, after.promise?.code];
  // Kept by the next promise of the same chore: it works as long as that.
  const isNext = before?.promise?.id !== after.promise?.id;
  if (was === is) return is !== undefined && isNext ? { move: { code: is, until: now + codeFor } } : undefined;
  const set = is !== undefined && after.promise && { code: is, promise: after.promise.id, until: now + codeFor };
  return { ...(set && { set }), ...(was !== undefined && { drop: was }) };
}

/** A promise comes here from another key of the same person: its code, if it still works, leads here. */
export function codeMove(before: Conversation | undefined, { code, madeAt }: Promised, now: number): CodeChange {
  const [was, until] = [before?.promise?.code, madeAt + codeFor];
  const move = code !== undefined && until > now && { code, until };
  return { ...(move && { move }), ...(was !== undefined && was !== code && { drop: was }) };
}
