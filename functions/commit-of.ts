import { codeLifetime } from "./engine/checkback/handover-code.ts";
import { mayStillWrite, timerChange } from "./engine/checkback/wake-time.ts";
import { aliasChange } from "./engine/state/alias.ts";
import type { CheckBack } from "./engine/state/check-back.ts";
import type { Conversation } from "./engine/state/conversation.ts";
import type { CodeChange, Commit, Loaded, Store } from "./store/store.ts";

/** What is stored of a person, and where: see load-or-rekey.ts. */
export type Found = Loaded & {
  /** The key that it is stored under, which need not be the one that was looked for. */
  person: string;
  /** They were looked for by an alias: the version of its row. */
  led?: number | undefined;
  /** The alias that is to lead here. `version` is of another row there, which has expired. */
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

/** One commit of what a person's conversation becomes, with the timers, codes, alias and address that go with it. */
export function commitOf({ before, after, address, now }: Change): Commit {
  const was = before.conversation;
  return {
    conversation: after,
    version: before.version,
    // Stored while it may be needed to write first to them, and for nothing else.
    address: mayStillWrite(after) ? address : undefined,
    timer: timerChange(was, after),
    code: codeChange(was, after, now),
    alias: aliasChange([was], after, before.alias?.version),
  };
}

/** The codes of a conversation's check-backs, and the check-back of each. */
const codesOf = (conversation: Conversation | undefined): Map<string, CheckBack> =>
  new Map((conversation?.checkBacks ?? []).flatMap((each) => ("code" in each && each.code ? [[each.code, each]] : [])));

/** What happens to a person's codes with this commit; undefined when nothing does. */
function codeChange(before: Conversation | undefined, after: Conversation, now: number): CodeChange | undefined {
  const [was, is] = [codesOf(before), codesOf(after)];
  const expiresAt = now + codeLifetime;
  const set = [...is].flatMap(([code, { id }]) => (was.has(code) ? [] : [{ code, checkBack: id, expiresAt }]));
  // Kept by the next check-back of the same chore: it works as long as that.
  const repoint = [...is].flatMap(([code, { id }]) =>
    was.has(code) && was.get(code)?.id !== id ? [{ code, expiresAt }] : [],
  );
  const gone = [...was.keys()].filter((code) => !is.has(code));
  return set.length + repoint.length + gone.length > 0 ? { set, repoint, delete: gone } : undefined;
}

/** Check-backs come here from another key of the same person: their codes, if they still work, lead here. */
export function codesMovedHere(before: Conversation | undefined, after: Conversation, now: number): CodeChange {
  const [was, is] = [codesOf(before), codesOf(after)];
  const repoint = [...is].flatMap(([code, { madeAt }]) => {
    const expiresAt = madeAt + codeLifetime;
    return was.get(code)?.id === is.get(code)?.id || expiresAt <= now ? [] : [{ code, expiresAt }];
  });
  return { set: [], repoint, delete: [...was.keys()].filter((code) => !is.has(code)) };
}

/** What is left behind under a key that a conversation moves away from: its timers and the codes that end with it. */
export function leftBehind(moved: Conversation, after: Conversation): { timers: string[]; codes: string[] } {
  const is = codesOf(after);
  return {
    timers: moved.checkBacks.map(({ id }) => id),
    codes: [...codesOf(moved).keys()].filter((code) => !is.has(code)),
  };
}

/**
 * A person whom a message showed by an alias is erased. What is left for an hour takes the place of the alias's row, where
 * the same webhook finds it when it comes again.
 *
 * @param led the version of that row
 * @param next what would be stored under the key that it leads to
 */
export function erasedUnderAlias(alias: string, led: number, next: Commit, found: Found): Parameters<Store["commit"]> {
  const left = found.conversation ? leftBehind(found.conversation, next.conversation) : { timers: [], codes: [] };
  const drop = next.alias?.drop?.filter((key) => key !== alias) ?? [];
  const commit = { conversation: next.conversation, address: undefined, version: led };
  return [
    alias,
    { ...commit, ...(drop.length > 0 && { alias: { drop } }) },
    { person: found.person, gone: { version: found.version, ...left } },
  ];
}
