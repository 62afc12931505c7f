import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Received } from "./asked-for.ts";
import type { Effect } from "./effects.ts";
import { checkBackIn } from "./known.ts";
import type { Account } from "./phones.ts";

/* A code that is texted moves the check-back that it belongs to, once, and no other. Any other text moves nothing. */

type Handled = {
  account: Account;
  received: Received;
  before: Conversation | undefined;
  after: Conversation;
  effects: Effect[];
  /** The conversations of all accounts, as they were before. */
  conversations: ReadonlyMap<Account, Conversation>;
  now: number;
  violated: (what: string) => void;
};

const day = 24 * 3600_000;

/** @returns the id of the check-back that was taken over by a code */
export function codeWasRight(handled: Handled): string | undefined {
  const { account, received, before, after, effects, conversations, now, violated } = handled;
  const { words, said } = received;
  if (words.means !== "code" || before?.optedOut) return undefined;
  const code = words.text.toUpperCase();
  const [owner, checkBack] = ownerOf(conversations, code);
  const moved = effects.filter(({ kind }) => kind === "arrived").map((each) => each.checkBack.id);
  if (!checkBack || conversations.get(owner!)?.optedOut || owner === account) {
    if (moved.length > 0) violated(`${account.name} moved ${moved.join()} by ${code}, which belongs to no one else`);
    return undefined;
  }
  const { id, guide } = checkBack;
  if (words.guide && words.guide !== guide)
    violated(`${owner?.name} was told the code ${code} for ${words.guide}, and it belongs to ${guide}`);
  const others = effects.filter((each) => each.checkBack.id !== id && each.checkBack.guide !== guide);
  for (const { checkBack: other, account: at } of others)
    violated(`${account.name} texted the code of ${id}, and ${at.name}'s ${other.guide} ${other.id} changed`);
  // Too many codes, too many messages, or the same for the third time.
  const isSilent =
    said.length === 0 && (before?.messageRate?.isLimited || before?.repeats?.some(({ times }) => times > 1));
  const mayTry = (before?.wrongCodes?.count ?? 0) < 5 && !isSilent;
  // In its last hours it may work or not.
  const isOld = now - checkBack.madeAt > 13.9 * day;
  // One that has asked already asks here at once.
  const isUnasked = checkBack.state === "open" && checkBack.timesAsked === 0;
  const isMoved = isUnasked ? checkBackIn(after, id) !== undefined : after.place === checkBack.askPage;
  if (mayTry && !isOld && !isMoved) violated(`${account.name} texted ${owner?.name}'s code ${code}, and nothing moved`);
  return isMoved ? id : undefined;
}

function ownerOf(conversations: ReadonlyMap<Account, Conversation>, code: string) {
  for (const [account, { checkBacks }] of conversations) {
    const checkBack = checkBacks.find((each) => "code" in each && each.code === code);
    if (checkBack) return [account, checkBack] as const;
  }
  return [undefined, undefined] as const;
}
