import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack } from "../../functions/engine/state/conversation.ts";
import { meaningOfCode } from "../../functions/twilio/failures.ts";
import type { Times } from "./format-time.ts";
import type { State } from "./list.ts";
import type { Found } from "./scan-check-backs.ts";

/** What a state means, for whoever has not read the code. */
export const states: Record<State, string> = {
  open: "It is to be sent.",
  sending: "It is being sent, or was when we last heard of it.",
  sent: "Twilio has accepted it; whether it arrived is not known.",
  delivered: "It arrived.",
  read: "It arrived, and was read.",
  undelivered: "It did not arrive. Most likely the number is closed, as it was to be.",
  cancelled: "It was taken back, so nothing is sent.",
  overtaken: "The person had moved on by themselves, so nothing is sent.",
  "too-late": "It was too long after the person's last word: the number may be a stranger's by then.",
  undeliverable: "It can't be delivered. Most likely the number is closed, as it was to be.",
  unsendable: "It could not be sent, for a reason of ours. When that is set right, `retry` opens it again.",
  "handed-over": "It moved to another phone.",
};

/** The story of one promise, on every phone that it was on. */
export function why([first, ...others]: [Found, ...Found[]], times: Times): string[] {
  const { promise } = first.conversation;
  const title = `${promise.id}: to ask with "${promise.askPage}" of ${promise.guide}`;
  const stories = [first, ...others].flatMap((found) => ["", ...story(found, times)]);
  return [title, `All times are in ${times.zone}.`, ...stories];
}

function story({ conversation: { promise, channel, language } }: Found, times: Times): string[] {
  const by = channel === "sms" ? "By SMS" : "On WhatsApp";
  return [
    `${by}${language === undefined ? "" : ` in ${language}`}, it is ${promise.state}. ${states[promise.state]}`,
    ...promise.history.map(({ at, event }) => `  ${times.at(at).padEnd(17)} ${event}`),
    ...next(promise, times).map((line) => `  ${line}`),
  ];
}

/** What comes next, at the time when somebody has to look at a promise. */
const comes: Partial<Record<State, string>> = { open: "due", sending: "Twilio is asked what became of it" };

/** What is still to come, and where to look further. */
function next(promise: CheckBack, { at, away }: Times): string[] {
  const due = wakeAt(promise);
  return [
    ...(due === undefined ? [] : [`${at(due).padEnd(17)} ${comes[promise.state] ?? "asked once more"} (${away(due)})`]),
    ...(promise.doNotRetry ? ["If it has not gone out, it is not tried again."] : []),
    ...(promise.error === undefined ? [] : [errorOf(promise.error)]),
    ...promise.sids.map((sid) => `Twilio accepted ${sid}`),
  ];
}

/** Twilio's error code in words, and its page. */
function errorOf(code: number): string {
  const meaning = meaningOfCode(code);
  return `Twilio's error${meaning === undefined ? "" : `, ${meaning}`}: https://www.twilio.com/docs/api/errors/${code}`;
}
