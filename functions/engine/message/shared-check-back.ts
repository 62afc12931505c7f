import { withdrawn } from "../checkback/check-back.ts";
import type { Content } from "../guide/guide.ts";
import type { Conversation } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";
import type { MessageEvent, Turn } from "../state/turn.ts";
import { onMessage } from "./on-message.ts";

/**
 * A message on WhatsApp of somebody whose promise goes on by SMS, because WhatsApp could not be written to. They are one
 * person: what is said here is said of the promise there, and ends, answers or erases it.
 *
 * @param there the same person's conversation by SMS, which has the promise
 */
export function onMessageWithSharedCheckBack(
  content: Content,
  here: Conversation,
  event: MessageEvent,
  { person, conversation: there }: NonNullable<MessageEvent["smsConversation"]>,
  now: number,
): Turn {
  const joined = { ...here, promise: there.promise };
  const turn = onMessage(content, joined, event, now);
  const after = turn.conversation;
  if (!after || after === joined) return { ...turn, conversation: here };
  const isSame = after.promise?.id === there.promise?.id;
  const conversation = isSame ? { ...after, promise: here.promise } : after;
  const heard = { ...there, lastHeardAt: now };
  const changed = isSame ? { ...heard, promise: after.promise } : detached(heard, after.erased === true, now);
  return { ...turn, conversation, otherPerson: { person, conversation: changed } };
}

/** They were erased, or promised something else. Whoever never wrote by SMS has nothing there but what we put there. */
function detached({ promise, ...there }: Conversation, isErased: boolean, now: number): Conversation {
  if (!isErased) return { ...there, promise: withdrawn(promise, now, "overtaken") };
  return there.recent.length === 0 ? erased(there, now) : there;
}
