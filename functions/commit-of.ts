import { mayStillWrite, timerChange } from "./engine/checkback/wake-time.ts";
import { codeLifetime } from "./engine/message/handover.ts";
import { aliasChange } from "./engine/state/alias.ts";
import type { CheckBack, Conversation } from "./engine/state/conversation.ts";
import type { CodeChange, Commit, Loaded, Store } from "./store/store.ts";

/** What is stored of somebody, and where: see find-person.ts. */
export type Found = Loaded & {
  /** The key that it is stored under, which need not be the one that was looked for. */
  person: string;
  /** They were looked for by an alias: the version of its row. */
  led?: number | undefined;
  /** The alias that is to lead here. `version` is of another row there, which has had its day. */
  alias?: { key: string; version?: number | undefined; isUnseen?: true } | undefined;
};

type Change = {
  before: Loaded & Pick<Found, "alias">;
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
    address: mayStillWrite(after.promise) ? address : undefined,
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
  if (was === is)
    return is !== undefined && isNext ? { repoint: { code: is, expiresAt: now + codeLifetime } } : undefined;
  const set = is !== undefined &&
    after.promise && { code: is, promise: after.promise.id, expiresAt: now + codeLifetime };
  return { ...(set && { set }), ...(was !== undefined && { delete: was }) };
}

/** A promise comes here from another key of the same person: its code, if it still works, leads here. */
export function codeMove(before: Conversation | undefined, { code, madeAt }: CheckBack, now: number): CodeChange {
  const [was, expiresAt] = [before?.promise?.code, madeAt + codeLifetime];
  const move = code !== undefined && expiresAt > now && { code, expiresAt };
  return { ...(move && { repoint: move }), ...(was !== undefined && was !== code && { delete: was }) };
}

/**
 * Somebody whom a message showed by an alias is erased. What is left for an hour takes the place of the alias's row, where
 * the same webhook finds it when it comes again.
 *
 * @param led the version of that row
 * @param next what would be stored under the key that it leads to
 */
export function erasedUnderAlias(alias: string, led: number, next: Commit, found: Found): Parameters<Store["commit"]> {
  const { promise } = found.conversation ?? {};
  const gone = { version: found.version, timer: promise?.id, code: promise?.code };
  const drop = next.alias?.drop?.filter((key) => key !== alias) ?? [];
  const left = { conversation: next.conversation, address: undefined, version: led };
  return [alias, { ...left, ...(drop.length > 0 && { alias: { drop } }) }, { person: found.person, gone }];
}
