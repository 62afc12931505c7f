import type { SendResult } from "../engine/state/event.ts";
import type { FailureKind } from "../engine/state/failure.ts";

/**
 * What each of Twilio's error codes means for a check-back: https://www.twilio.com/docs/api/errors
 * A code that is not listed is `unlisted`, because Twilio does not promise that its codes stay as they are.
 */
export const codesOf: Record<Exclude<FailureKind, "unlisted" | "over-budget" | "over-pace">, Record<number, string>> = {
  "not-accepted": {
    20429: "too many requests",
    21611: "the sender's queue is full",
    30001: "Twilio's queue overflowed",
    30022: "the carrier's rate for this sender is exceeded",
    30023: "the carrier's daily cap is reached, until midnight Pacific time",
    30027: "the carrier's daily cap is reached, until midnight Pacific time",
    30450: "held back by pumping protection",
    30453: "held back by pumping protection",
    63038: "the account's daily limit of messages is reached",
  },
  "account-blocked": {
    10001: "the account is not active",
    20003: "the account SID and the auth token do not match, or there are no funds",
    20005: "the account is suspended, or out of funds",
    20404: "the account does not exist there",
    30002: "the account was suspended after the message was queued",
    30037: "the account may not send",
  },
  "sender-blocked": {
    21212: "the sender is not a valid number",
    21603: "no sender was given",
    21606: "the sender may not send",
    21660: "the sender does not belong to the account",
    21703: "the Messaging Service has no sender",
    21704: "the Messaging Service has no sender for this",
    30024: "the sender is not provisioned yet",
    30035: "the sender is not provisioned yet",
    63001: "Meta does not accept the sender's credentials",
    63002: "the WhatsApp sender is unknown to Meta",
    63007: "the WhatsApp sender is unknown to Twilio",
    63020: "the business account at Meta was not accepted",
    63022: "the business account at Meta is not verified",
    63051: "Meta has locked the sender",
    63112: "Meta has disabled the business account",
  },
  "country-blocked": { 21408: "the account may not write to this country" },
  // One code for two causes. Both end within a day.
  "channel-limit": { 63018: "the channel's rate, or the number of people Meta lets the sender reach in 24 hours" },
  transient: {
    30012: "the contact hours ended too soon after it",
    30017: "the carrier's network is congested",
    30020: "an error inside Twilio",
    30021: "an error inside Twilio",
    30036: "the contact hours ended while it waited in the queue",
    30410: "the provider timed out",
    30500: "an error inside the provider",
    63009: "an error inside the channel",
    63010: "an error inside Twilio",
    63012: "an error inside the channel",
    63017: "the channel's messages a second are exceeded",
  },
  unreachable: {
    30003: "the phone is off, or out of reach",
    30008: "the carrier says only that it failed",
  },
  "window-closed": { 63016: "free text after WhatsApp's 24 hours" },
  "opted-out": {
    21610: "the person replied STOP",
    30004: "the person or the carrier blocks messages: see failureKindOf",
    63014: "the person blocked the sender on WhatsApp",
  },
  "number-gone": {
    21211: "not a number",
    21614: "not a mobile number",
    21635: "a landline",
    30005: "an unknown phone",
    30006: "a landline, or a carrier that is out of reach",
  },
  "not-on-channel": {
    63003: "not on WhatsApp",
    63005: "not on WhatsApp, or WhatsApp did not accept the message",
    63024: "WhatsApp's terms are not accepted, or the app is too old",
  },
  "template-withheld": {
    63032: "Meta's experiment leaves this person out",
    63049: "Meta chose not to deliver, as it does with marketing",
  },
  "template-unusable": {
    63027: "the template is missing in this language",
    63033: "the person opted out of marketing, which the template is taken for",
    63040: "the template was rejected",
    63042: "the template was disabled",
  },
  "template-paused": { 63041: "the template is paused" },
  "our-fault": {
    14107: "too many replies in 30 seconds",
    21608: "a trial account writes to verified numbers only",
    21612: "this sender cannot reach this number",
    21617: "the text is too long",
    21654: "the template's variables are wrong",
    21655: "the template does not exist",
    21656: "the template's variables are wrong",
    21658: "the text is too long",
    30007: "the carrier's filter stopped it",
    30032: "the toll-free sender is not verified",
    30033: "the sender's campaign is suspended",
    30034: "the sender is not registered (A2P 10DLC)",
    30040: "the sender is not registered",
    30041: "the sender is not registered",
    30042: "the sender is not registered",
    30454: "a trial account has reached its limit",
    63006: "WhatsApp cannot format the message",
    63013: "the message breaks WhatsApp's policy",
    63015: "the person has not joined the sandbox",
    63019: "media could not be fetched",
    63029: "media could not be used",
    63034: "media could not be used",
    63036: "the person's phone has no RCS",
    63021: "WhatsApp does not accept the content",
    63028: "the template's variables are too few or too many",
    63030: "the template's variables are wrong",
    63052: "a template was sent as text",
    92007: "the template's variables are wrong",
  },
};

const failureKinds = new Map(
  Object.entries(codesOf).flatMap(([kind, codes]) =>
    Object.keys(codes).map((code) => [Number(code), kind as FailureKind] as const),
  ),
);

/** Codes that mean that Meta treats a template as marketing. */
export const marketingCodes: readonly number[] = [63033, 63049];

/** The meaning of a code in a few words; nothing when it is not listed. */
export const meaningOfCode = (code: number): string | undefined =>
  Object.values(codesOf).find((codes) => Object.hasOwn(codes, code))?.[code];

/**
 * What a failed request to create a message means.
 *
 * @param code Twilio's error code, when it answered with one
 * @param status the HTTP status, when there was an answer at all
 * @param from the Twilio address of the sender
 */
export function sendFailure(code: number | undefined, status: number | undefined, from = ""): SendResult {
  // A proxy may answer 408 although Twilio has the message.
  if (status === undefined || status >= 500 || status === 408) return { kind: "unknown" };
  if (status === 429) return { kind: "refused", failure: "not-accepted", code };
  const isAccount = code === undefined && (status === 401 || status === 403);
  return { kind: "refused", failure: isAccount ? "account-blocked" : failureKindOf(code, from), code };
}

/** US and Canadian toll-free numbers: their carrier handles STOP, and refuses later messages with 30004. */
const tollFree = /^\+18(00|33|44|55|66|77|88)\d{7}$/;

/**
 * The meaning of an error code, for a refused request or for a message that failed later.
 *
 * @param from the Twilio address of the sender: 30004 is an opt-out for a toll-free sender, else a closed number
 */
export function failureKindOf(code: number | undefined, from = ""): FailureKind {
  if (code === 30004) return tollFree.test(from) ? "opted-out" : "number-gone";
  return failureKinds.get(code ?? 0) ?? "unlisted";
}
