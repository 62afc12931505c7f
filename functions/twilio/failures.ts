import type { Sent, Verdict } from "../engine/turn.ts";

/**
 * What Twilio's error codes mean for a check-back. A code that isn't here is ours to look at, and is not retried:
 * Twilio does not promise that codes stay as they are. https://www.twilio.com/docs/api/errors
 */
const verdicts: Record<number, Verdict> = {
  20429: "later", // too many requests: never accepted
  21611: "later", // the sender's queue is full
  30001: "retry", // queue overflow
  63018: "retry", // WhatsApp's rate limit
  63012: "retry", // an error inside the channel
  30003: "unreachable", // the phone is off, or out of reach
  30008: "unreachable", // unknown error of the carrier's
  63016: "template", // outside WhatsApp's 24 hours
  21610: "opted-out", // the person replied STOP
  63014: "opted-out", // blocked by the person on WhatsApp
  21211: "gone", // not a number
  21614: "gone", // not a mobile number
  21612: "gone", // no route to it
  30005: "gone", // unknown handset
  30006: "gone", // landline, or carrier out of reach
  63003: "gone", // not on WhatsApp
  63024: "gone", // no such recipient
};

/**
 * What a failed request to create a message means.
 *
 * @param code Twilio's error code, when it answered with one
 * @param status the HTTP status, when there was an answer at all
 */
export function failure(code: number | undefined, status: number | undefined): Sent {
  if (status === undefined || status >= 500) return { kind: "unknown" };
  if (status === 429) return { kind: "refused", verdict: "later", code };
  return { kind: "refused", verdict: verdictOn(code), code };
}

/** What an error code means, of a refused request or of a message that was accepted and then failed. */
export const verdictOn = (code: number | undefined): Verdict => verdicts[code ?? 0] ?? "ours";
