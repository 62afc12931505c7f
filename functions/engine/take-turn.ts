import { onDue } from "./checkback/on-due.ts";
import { onOperator } from "./checkback/on-operator.ts";
import { onDeliveryReport, onSendResult } from "./checkback/on-send-result.ts";
import { isPlanned, wakeAt } from "./checkback/wake-time.ts";
import { endOfHours } from "./guide/contact-hours.ts";
import type { Content } from "./guide/guide.ts";
import { onMessage } from "./message/on-message.ts";
import { onMessageWithSharedCheckBack } from "./message/shared-check-back.ts";
import type { Conversation } from "./state/conversation.ts";
import type { Event, Turn } from "./state/turn.ts";

/**
 * One turn of a conversation, decided before anything has happened: what is stored next, what is said, what it came
 * to. Pure: no clock, no randomness, no I/O; a turn whose commit lost the race is simply taken again.
 *
 * @param conversation what is stored, or nothing on first contact
 * @param now epoch milliseconds
 */
export function takeTurn(content: Content, conversation: Conversation | undefined, event: Event, now: number): Turn {
  const turn = decide(content, conversation, event, now);
  return turn.conversation === conversation ? turn : { ...turn, conversation: withClosing(content, turn.conversation) };
}

/** Notes when the contact hours end in which the promise is planned, for the sweep, which knows no guide. */
function withClosing({ guides }: Content, conversation: Conversation | undefined): Conversation | undefined {
  const promise = conversation?.promise;
  const [guide, wake] = [promise && guides[promise.guide], wakeAt(promise)];
  if (!conversation || !promise || !guide || wake === undefined || !isPlanned(promise)) return conversation;
  const closesAt = endOfHours(guide, wake);
  return promise.closesAt === closesAt ? conversation : { ...conversation, promise: { ...promise, closesAt } };
}

function decide(content: Content, conversation: Conversation | undefined, event: Event, now: number): Turn {
  switch (event.kind) {
    case "message":
      return conversation && event.smsConversation
        ? onMessageWithSharedCheckBack(content, conversation, event, event.smsConversation, now)
        : onMessage(content, conversation, event, now);
    case "due":
      return onDue(content, conversation, event, now);
    case "settled":
      return onSendResult(content, conversation, event, now);
    case "report":
      return onDeliveryReport(content, conversation, event, now);
    case "operate":
      return onOperator(content, conversation, event, now);
  }
}
