import type { Conversation } from "../../functions/engine/conversation.ts";
import type { Account } from "./phones.ts";

/*
 * Whether a code that somebody texted did what it should: the right one moves the promise, once; any other moves nothing.
 */

type Heard = {
  account: Account;
  text: string;
  before: Conversation | undefined;
  after: Conversation;
  conversations: Map<Account, Conversation>;
  now: number;
  wrong: (what: string) => void;
};

const day = 24 * 3600_000;

/** @returns the promise that was taken over by a code */
export function codeWasRight({ account, text, before, after, conversations, now, wrong }: Heard): string | undefined {
  const code = text.toUpperCase();
  if (!/^[BCDFGHJKLMNPQRSTVWXZ]{6}$/.test(code) || before?.optedOut) return undefined;
  const [owner, theirs] = [...conversations].find(([, { promise }]) => promise?.code === code) ?? [];
  const has = after.promise?.id;
  const had = before?.promise?.id;
  const mayTry = (before?.wrongCodes?.count ?? 0) < 5;
  if (!theirs?.promise || theirs.optedOut || owner === account) {
    if (has !== had) wrong(`${account.name} moved a promise by ${code}, which is nobody's`);
    return undefined;
  }
  // In its last hours it may work or not.
  const isOld = now - theirs.promise.madeAt > 13.9 * day;
  // Whom it asked already, it asks here at once.
  const isUnasked = theirs.promise.state === "open" && !theirs.promise.asked;
  const isMoved = isUnasked ? has === theirs.promise.id : after.at === theirs.promise.ask;
  if (mayTry && !isOld && !isMoved) wrong(`${account.name} texted ${owner?.name}'s code ${code}, and nothing moved`);
  return isMoved ? theirs.promise.id : undefined;
}
