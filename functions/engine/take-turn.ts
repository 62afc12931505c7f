import { hearOfBoth } from "./both-channels.ts";
import { comeDue } from "./come-due.ts";
import type { Conversation } from "./conversation.ts";
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
