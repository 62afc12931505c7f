import { codeLifetime } from "./engine/checkback/handover-code.ts";
import { mayStillWrite, timerChange } from "./engine/checkback/wake-time.ts";
import { aliasChange } from "./engine/state/alias.ts";
import type { CheckBack } from "./engine/state/check-back.ts";
import type { Conversation } from "./engine/state/conversation.ts";
import type { CodeChange, Commit, Loaded, Store } from "./store/store.ts";

/** The stored conversation of a person, and its key: see load-or-rekey.ts. */
export type Found = Loaded & {
  /** The key that it is stored under. It can differ from the key that was looked for. */
  person: string;
  /** The version of the alias's row, when the person was found by an alias. */
  led?: number | undefined;
  /** The alias that should lead here. `version` is that of an expired row which has its key. */
  alias?: { key: string; version?: number | undefined; isUnseen?: true } | undefined;
};

type Change = {
  before: Loaded & Pick<Found, "alias">;
  after: Conversation;
  /** The person's address, when it is known. */
  address: string | undefined;
  /** Epoch milliseconds. */
  now: number;
};

/** One commit: the next conversation, with its timers, codes, alias and address. */
export function commitOf({ before, after, address, now }: Change): Commit {
  const was = before.conversation;
  return {
    conversation: after,
    version: before.version,
    // The address is stored only while we may write first to the person.
    address: mayStillWrite(after) ? address : undefined,
    timer: timerChange(was, after),
    code: codeChange(was, after, now),
    alias: aliasChange([was], after, before.alias?.version),
  };
}

/** The codes of a conversation's check-backs, and the check-back of each. */
const codesOf = (conversation: Conversation | undefined): Map<string, CheckBack> =>
  new Map((conversation?.checkBacks ?? []).flatMap((each) => ("code" in each && each.code ? [[each.code, each]] : [])));

/** What a commit does to a person's codes; undefined when it changes none. */
function codeChange(before: Conversation | undefined, after: Conversation, now: number): CodeChange | undefined {
  const [was, is] = [codesOf(before), codesOf(after)];
  const expiresAt = now + codeLifetime;
  const set = [...is].flatMap(([code, { id }]) => (was.has(code) ? [] : [{ code, checkBack: id, expiresAt }]));
  // The next check-back of the same guide has taken over the code, so the code works as long as that one.
  const repoint = [...is].flatMap(([code, { id }]) =>
    was.has(code) && was.get(code)?.id !== id ? [{ code, expiresAt }] : [],
  );
  const gone = [...was.keys()].filter((code) => !is.has(code));
  return set.length + repoint.length + gone.length > 0 ? { set, repoint, delete: gone } : undefined;
}

/** The codes of check-backs that come here from another key of the same person. Codes that still work lead here. */
export function codesMovedHere(before: Conversation | undefined, after: Conversation, now: number): CodeChange {
  const [was, is] = [codesOf(before), codesOf(after)];
  const repoint = [...is].flatMap(([code, { madeAt }]) => {
    const expiresAt = madeAt + codeLifetime;
    return was.get(code)?.id === is.get(code)?.id || expiresAt <= now ? [] : [{ code, expiresAt }];
  });
  return { set: [], repoint, delete: [...was.keys()].filter((code) => !is.has(code)) };
}

/** What a conversation that moves leaves under its old key: its timers, and the codes that end. */
export function leftBehind(moved: Conversation, after: Conversation): { timers: string[]; codes: string[] } {
  const is = codesOf(after);
  return {
    timers: moved.checkBacks.map(({ id }) => id),
    codes: [...codesOf(moved).keys()].filter((code) => !is.has(code)),
  };
}

/** `led` is the version of the alias's row; `next`, what would be stored under the key that the alias leads to. */
type UnderAlias = { alias: string; led: number; next: Commit; found: Found };

/**
 * The commit that erases a person who was found by an alias. What remains for an hour replaces the alias's row, where a
 * repeated webhook finds it.
 */
export function erasedUnderAlias({ alias, led, next, found }: UnderAlias): Parameters<Store["commit"]> {
  const left = found.conversation ? leftBehind(found.conversation, next.conversation) : { timers: [], codes: [] };
  const drop = next.alias?.drop?.filter((key) => key !== alias) ?? [];
  const commit = { conversation: next.conversation, address: undefined, version: led };
  return [
    alias,
    { ...commit, ...(drop.length > 0 && { alias: { drop } }) },
    { person: found.person, gone: { version: found.version, ...left } },
  ];
}
