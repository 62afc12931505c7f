import { mayStillSend, timerChange } from "./engine/alarm.ts";
import type { Conversation } from "./engine/conversation.ts";
import { codeFor } from "./engine/handover.ts";
import type { CodeChange, Commit, Loaded } from "./store/store.ts";

type Change = {
  before: Loaded;
  after: Conversation;
  /** The person's address, when it is known. */
  address: string | undefined;
  now: number;
};

/** One commit of what a person's conversation becomes, with the timer, the code and the address that go with it. */
export function commitOf({ before, after, address, now }: Change): Commit {
  const was = before.conversation;
  return {
    conversation: after,
    version: before.version,
    // Kept while it may be needed to write first to them, and for nothing else.
    address: mayStillSend(after.promise) ? address : undefined,
    timer: timerChange(was, after),
    code: codeChange(was, after, now),
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
