import { onDeliveryReport } from "./checkback/on-delivery-report.ts";
import { onDue } from "./checkback/on-due.ts";
import { onOperator } from "./checkback/on-operator.ts";
import { onSendResult } from "./checkback/on-send-result.ts";
import { isPlanned, wakeAt } from "./checkback/wake-time.ts";
import { endOfHours } from "./guide/contact-hours.ts";
import type { Content } from "./guide/guide.ts";
import { byDoor } from "./message/by-door.ts";
import { onMessage } from "./message/on-message.ts";
import { onReplyRefused, withButtons } from "./message/reply-with-buttons.ts";
import { withMedia } from "./message/reply-with-media.ts";
import { onMessageWithSharedCheckBack } from "./message/shared-check-back.ts";
import type { CheckBack } from "./state/check-back.ts";
import type { Context } from "./state/context.ts";
import type { Conversation } from "./state/conversation.ts";
import type { Event } from "./state/event.ts";
import type { Turn } from "./state/turn.ts";

/**
 * Decides one turn of a conversation: the next state, the replies, the events, and the effects for the shell. It is
 * pure: no clock, no randomness, no I/O. When the commit of a turn is lost, the turn is taken again.
 *
 * @param conversation the stored one; undefined on first contact
 * @param event the input
 * @param context what was looked up for the event
 */
export function takeTurn(
  content: Content,
  conversation: Conversation | undefined,
  event: Event,
  context: Context,
): Turn {
  const turn = decide(content, conversation, event, context);
  return turn.conversation === conversation
    ? turn
    : { ...turn, conversation: turn.conversation && withClosingTimes(content, turn.conversation) };
}

/** Stores the end of the contact hours of each planned check-back, because the sweep does not know the guide. */
function withClosingTimes({ guides }: Content, conversation: Conversation): Conversation {
  const checkBacks = conversation.checkBacks.map((each): CheckBack => {
    const [guide, wake] = [guides[each.guide], wakeAt(each)];
    if (!guide || wake === undefined || !isPlanned(each)) return each;
    const closesAt = endOfHours(guide, wake);
    return each.closesAt === closesAt ? each : { ...each, closesAt };
  });
  return checkBacks.some((each, i) => each !== conversation.checkBacks[i])
    ? { ...conversation, checkBacks }
    : conversation;
}

function decide(content: Content, conversation: Conversation | undefined, event: Event, context: Context): Turn {
  switch (event.kind) {
    case "message": {
      const turn = byDoor(content, event, (message) =>
        conversation
          ? onMessageWithSharedCheckBack(content, conversation, message, context)
          : onMessage(content, conversation, message, context),
      );
      return withButtons(content, withMedia(content, turn, context), event, context);
    }
    case "reply-refused":
      return onReplyRefused(conversation, event);
    case "due":
      return onDue(content, conversation, event, context);
    case "send-result":
      return onSendResult(content, conversation, event, context);
    case "report":
      return onDeliveryReport(content, conversation, event, context);
    case "operator":
      return onOperator(content, conversation, event, context);
  }
}
