import { dueAt, nextContactTime } from "../guide/contact-hours.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import type { CheckBack, Conversation } from "../state/conversation.ts";
import { maxSilence } from "./check-back.ts";
import { wakeAt } from "./wake-time.ts";

/** What to do about a promise whose alarm went off. */
export type Decision =
  | { do: "nothing"; why: string }
  | { do: "end"; state: "cancelled" | "overtaken" | "too-late" }
  | { do: "postpone"; until: number }
  /** It was claimed long ago, and nobody knows whether it went out: Twilio has to be asked. */
  | { do: "look" }
  | { do: "send" };

/**
 * Asks of a promise whose alarm went off whether it still matters, and whether now is a kind time.
 *
 * @param id the promise that the alarm was for; without it, whichever the person has
 * @param now epoch milliseconds
 */
export function shouldSend(
  content: Content,
  conversation: Conversation | undefined,
  id: string | undefined,
  now: number,
): Decision {
  const promise = conversation?.promise;
  if (!conversation || !promise) return { do: "nothing", why: "no-promise" };
  if (id !== undefined && promise.id !== id) return { do: "nothing", why: "overtaken" };
  const due = wakeAt(promise);
  if (due === undefined) return { do: "nothing", why: `already-${promise.state}` };
  if (now < due) return { do: "nothing", why: promise.state === "open" ? "not-due" : `already-${promise.state}` };
  return promise.state === "sending" ? { do: "look" } : withinPolicy(content, conversation, promise, now);
}

function withinPolicy(content: Content, conversation: Conversation, promise: CheckBack, now: number): Decision {
  const guide = content.guides[promise.guide];
  if (conversation.optedOut) return { do: "end", state: "cancelled" };
  if (!guide || !pageAt(content, guide, currentPlace(guide, promise.askPage))) return { do: "end", state: "overtaken" };
  if (now - conversation.lastHeardAt > maxSilence || isTooLate(content, guide, promise, now))
    return { do: "end", state: "too-late" };
  const kind = nextContactTime(guide, now);
  return kind > now ? { do: "postpone", until: kind } : { do: "send" };
}

/** By the guide's own bound, if it has one; whoever was asked in time may be asked once more. */
function isTooLate({ calendars }: Content, guide: Guide, { madeAt, timesAsked }: CheckBack, now: number): boolean {
  return !!guide.tooLate && !timesAsked && now > dueAt(guide, calendars[guide.calendar]!, guide.tooLate, madeAt);
}
