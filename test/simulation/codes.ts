import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Heard } from "./asked-for.ts";
import type { Account } from "./phones.ts";

/*
 * Whether a code that somebody texted did what it should: the right one moves the promise, once; any other moves nothing.
 */

type Hearing = {
  account: Account;
  heard: Heard;
  before: Conversation | undefined;
  after: Conversation;
  conversations: Map<Account, Conversation>;
  now: number;
  wrong: (what: string) => void;
};

const day = 24 * 3600_000;

/** @returns the promise that was taken over by a code */
export function codeWasRight({
  account,
  heard,
  before,
  after,
  conversations,
  now,
  wrong,
}: Hearing): string | undefined {
  const { words, said } = heard;
  if (words.means !== "code" || before?.optedOut) return undefined;
  const code = words.text.toUpperCase();
  const [owner, theirs] = [...conversations].find(([, { promise }]) => promise?.code === code) ?? [];
  const has = after.promise?.id;
  const had = before?.promise?.id;
  // Too many codes, too much at once, or the same for the third time.
  const isSilent =
    said.length === 0 && (before?.messageRate?.isLimited || before?.repeats?.some(({ times }) => times > 1));
  const mayTry = (before?.wrongCodes?.count ?? 0) < 5 && !isSilent;
  if (!theirs?.promise || theirs.optedOut || owner === account) {
    if (has !== had) wrong(`${account.name} moved a promise by ${code}, which is nobody's`);
    return undefined;
  }
  // In its last hours it may work or not.
  const isOld = now - theirs.promise.madeAt > 13.9 * day;
  // Whom it asked already, it asks here at once.
  const isUnasked = theirs.promise.state === "open" && !theirs.promise.timesAsked;
  const isMoved = isUnasked ? has === theirs.promise.id : after.place === theirs.promise.askPage;
  if (mayTry && !isOld && !isMoved) wrong(`${account.name} texted ${owner?.name}'s code ${code}, and nothing moved`);
  return isMoved ? theirs.promise.id : undefined;
}
