import { isPlanned, wakeAt } from "./alarm.ts";
import { hearOfBoth } from "./both-channels.ts";
import { comeDue } from "./come-due.ts";
import type { Conversation } from "./conversation.ts";
import { endOfHours } from "./due.ts";
import type { Content } from "./guide.ts";
import { hear } from "./hear.ts";
import { operate } from "./operate.ts";
import { report, settle } from "./settle.ts";
import type { Event, Turn } from "./turn.ts";

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
      return conversation && event.bySms
        ? hearOfBoth(content, conversation, event, event.bySms, now)
        : hear(content, conversation, event, now);
    case "due":
      return comeDue(content, conversation, event, now);
    case "settled":
      return settle(content, conversation, event, now);
    case "report":
      return report(content, conversation, event, now);
    case "operate":
      return operate(content, conversation, event, now);
  }
}
