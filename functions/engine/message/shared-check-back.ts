import { withdrawn } from "../checkback/withdraw.ts";
import type { Content } from "../guide/guide.ts";
import type { CheckBack } from "../state/check-back.ts";
import type { Context, OtherPerson } from "../state/context.ts";
import { type Conversation, checkBackById, checkBackOf, withCheckBack } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";
import type { MessageEvent } from "../state/event.ts";
import type { Turn } from "../state/turn.ts";
import { onMessage } from "./on-message.ts";

/** The check-backs that went on by SMS, as they stand there. */
export const sharedWith = (here: Conversation | undefined, there: Conversation | undefined): CheckBack[] =>
  (here?.checkBacks ?? []).flatMap((each) =>
    each.state === "handed-over" && each.smsPerson !== undefined ? (checkBackById(there, each.id) ?? []) : [],
  );

/**
 * A message on WhatsApp from a person whose check-backs went on by SMS, because WhatsApp could not be written to. The
 * message answers, ends or erases the check-backs there.
 *
 * @param there the same person's conversation by SMS
 */
export function onMessageWithSharedCheckBack(
  content: Content,
  here: Conversation,
  event: MessageEvent,
  { person, conversation: there }: OtherPerson,
  context: Context,
): Turn {
  const shared = sharedWith(here, there);
  const joined = shared.reduce(withCheckBack, here);
  const turn = onMessage(content, joined, event, context);
  const after = turn.conversation;
  if (!after || after === joined) return { ...turn, conversation: here };
  // What did not go over to another check-back here keeps its place by SMS.
  const conversation = shared.reduce((next, { id, guide }) => {
    const moved = checkBackOf(here, guide);
    return moved && checkBackById(next, id) ? withCheckBack(next, moved) : next;
  }, after);
  const isErased = after.erased === true;
  const heard = { ...there, lastHeardAt: context.now };
  const changed = shared.reduce((next, each) => {
    const now = checkBackById(after, each.id);
    if (now) return withCheckBack(next, now);
    return isErased ? without(next, each) : withCheckBack(next, withdrawn(each, context.now, "moved-on").checkBack);
  }, heard);
  // A person who never wrote by SMS has nothing there but what was moved there.
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
