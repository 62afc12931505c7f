import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack, CheckBackState } from "../../functions/engine/state/check-back.ts";
import { meaningOfCode } from "../../functions/twilio/failures.ts";
import { eventInWords } from "./event-words.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";

/** What each state means, for an operator. */
export const states: Record<CheckBackState, string> = {
  open: "It will be sent.",
  sending: "It is being sent, or its outcome is not yet known.",
  sent: "Twilio has accepted it. It is not known whether it arrived.",
  delivered: "It arrived.",
  read: "It was read.",
  undelivered: "It did not arrive. Most likely the number is closed, as planned.",
  cancelled: "It was cancelled, so nothing is sent.",
  overtaken: "The person had already moved on, so nothing is sent.",
  "too-late": "It was too long after the person's last message: the number may have a new owner.",
  undeliverable: "It can't be delivered. Most likely the number is closed, as planned.",
  unsendable: "It could not be sent. When the cause is corrected, `retry` opens it again.",
  "handed-over": "It moved to another phone.",
};

/** The history of one check-back in words, on every phone that it was on. */
export function why([first, ...others]: [Found, ...Found[]], times: Times): string[] {
  const { id, askPage, guide } = first.checkBack;
  const title = `${id}: asks with "${askPage}" of ${guide}`;
  return [
    title,
    `All times are in ${times.zone}.`,
    ...[first, ...others].flatMap((each) => ["", ...history(each, times)]),
  ];
}

function history({ checkBack, conversation: { channel, language } }: Found, times: Times): string[] {
  const by = channel === "sms" ? "By SMS" : "On WhatsApp";
  return [
    `${by}${language === undefined ? "" : ` in ${language}`}, it is ${checkBack.state}. ${states[checkBack.state]}`,
    ...checkBack.history.map(({ at, event }) => `  ${times.at(at).padEnd(17)} ${eventInWords(event)}`),
    ...next(checkBack, times).map((line) => `  ${line}`),
  ];
}

/** What happens at the next wake-up. */
const comes: Partial<Record<CheckBackState, string>> = { open: "due", sending: "Twilio is asked about its outcome" };

/** The next steps, and where to find more. */
function next(checkBack: CheckBack, { at, away }: Times): string[] {
  const due = wakeAt(checkBack);
  const doNotRetry = "doNotRetry" in checkBack && checkBack.doNotRetry;
  const error = "error" in checkBack ? checkBack.error : undefined;
  return [
    ...(due === undefined ? [] : [`${at(due).padEnd(17)} ${comes[checkBack.state] ?? "asked again"} (${away(due)})`]),
    ...(doNotRetry ? ["If this attempt fails, it is not tried again."] : []),
    ...(error === undefined ? [] : [errorOf(error)]),
    ...checkBack.messageIds.map((messageId) => `Twilio accepted ${messageId}`),
  ];
}

/** Twilio's error code in words, and its page. */
function errorOf(code: number): string {
  const meaning = meaningOfCode(code);
  return `Twilio's error${meaning === undefined ? "" : `, ${meaning}`}: https://www.twilio.com/docs/api/errors/${code}`;
}
