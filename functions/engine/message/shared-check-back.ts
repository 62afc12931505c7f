import { withdrawn } from "../checkback/withdraw.ts";
import type { Content } from "../guide/guide.ts";
import type { CheckBack } from "../state/check-back.ts";
import type { Context } from "../state/context.ts";
import { type Conversation, checkBackById, checkBackOf, withCheckBack } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";
import type { MessageEvent } from "../state/event.ts";
import { standing } from "../state/standing.ts";
import type { Turn } from "../state/turn.ts";
import { onMessage } from "./on-message.ts";

/** The check-backs that continue by SMS, in the state of the SMS conversation. */
export const sharedWith = (here: Conversation | undefined, there: Conversation | undefined): CheckBack[] =>
  (here?.checkBacks ?? []).flatMap((each) =>
    each.state === "handed-over" && each.smsPerson !== undefined ? (checkBackById(there, each.id) ?? []) : [],
  );

/**
 * Answers a WhatsApp message from a person whose check-backs continue by SMS, because WhatsApp did not accept them. The
 * message answers, ends or erases those check-backs.
 */
export function onMessageWithSharedCheckBack(
  content: Content,
  here: Conversation,
  event: MessageEvent,
  context: Context,
): Turn {
  if (!context.smsConversation) return onMessage(content, here, event, context);
  const { person, conversation: there } = context.smsConversation;
  const shared = sharedWith(here, there);
  const joined = shared.reduce(withCheckBack, here);
  const turn = onMessage(content, joined, event, context);
  const after = turn.conversation;
  if (!after || after === joined) return { ...turn, conversation: here };
  // A check-back that is still the same stays in the SMS conversation. Its key may be a new one since the secret was
  // changed, which a message that shows only a user id cannot find out.
  const conversation = shared.reduce((next, { id, guide }) => {
    const moved = checkBackOf(here, guide);
    return moved?.state === "handed-over" && checkBackById(next, id)
      ? withCheckBack(next, { ...moved, smsPerson: person })
      : next;
  }, after);
  const isErased = after.erased === true;
  // Once the check-backs are gone, nothing says any more which question was read last.
  const heard = { ...(isErased ? standing(there) : there), lastHeardAt: context.now };
  const changed = shared.reduce((next, each) => {
    const now = checkBackById(after, each.id);
    if (now) return withCheckBack(next, now);
    return isErased ? without(next, each) : withCheckBack(next, withdrawn(each, context.now, "moved-on").checkBack);
  }, heard);
  // A person who never wrote by SMS has only the moved check-backs there.
  const isOnlyMoved = isErased && there.recent.length === 0 && changed.checkBacks.length === 0;
  return {
    ...turn,
    conversation,
    otherPerson: { person, conversation: isOnlyMoved ? erased(there, context.now) : changed },
  };
}

const without = (conversation: Conversation, { id }: CheckBack): Conversation => ({
  ...conversation,
  checkBacks: conversation.checkBacks.filter((each) => each.id !== id),
});
