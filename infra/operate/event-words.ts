import type { CheckBackEvent, EndReason } from "../../functions/engine/state/check-back-event.ts";
import type { FailureKind } from "../../functions/engine/state/failure.ts";

/* The events of a check-back in an operator's words. A new event does not compile without words here. */

const reasons: Record<EndReason, string> = {
  person: "the person cancelled it",
  operator: "ended by the operator",
  answered: "answered before it was asked once more",
  "moved-on": "overtaken: the person moved on",
  "opted-out": "Twilio says that the person opted out",
  "page-removed": "overtaken: the content no longer has its page",
  "too-late": "too late: the person's last message is too old",
  "number-gone": "the number is closed",
  "our-fault": "refused: the message or the sender has to be corrected",
  "last-failure": "failed for the last time",
  "no-retry": "failed, and was not to be tried again",
  "no-template": "no approved template, which WhatsApp needs 24 hours after the person's last message",
  "no-other-route": "refused, and there is no other way to send it",
  "refused-as-template": "refused because the window was closed, although it was a template",
  "result-unknown": "Twilio could not say whether the message was sent, so it is not sent again",
  moved: "moved to another phone, after it asked on this one",
  "moved-to-sms": "moved to the person's SMS conversation, where it is sent",
};

const failures: Record<FailureKind, string> = {
  "not-accepted": "too many messages at once for Twilio or the carrier",
  "account-blocked": "Twilio refuses every message of the account",
  "sender-blocked": "Twilio refuses every message of the sender",
  "country-blocked": "the account may not write to this country",
  "over-budget": "the limits of this deployment are used up",
  "over-pace": "its sender has as many messages to send as it can send soon",
  "channel-limit": "the limit of messages is reached",
  transient: "it failed on its way",
  unreachable: "the phone cannot be reached",
  "window-closed": "WhatsApp's window had closed",
  "number-gone": "the number is closed",
  "opted-out": "the person opted out",
  "our-fault": "the message or the sender has to be corrected",
  unlisted: "a code that is not listed",
  "not-on-channel": "the person is not on WhatsApp",
  "template-withheld": "WhatsApp does not deliver this template",
  "template-unusable": "this template cannot be sent",
  "template-paused": "this template is paused",
};

type Detailed = "sent" | "delayed" | "rerouted" | "undelivered" | "withdrawn" | "ended";

const simple: Record<Exclude<CheckBackEvent["kind"], Detailed>, string> = {
  made: "made",
  "taken-over": "taken over from another phone",
  "handed-over": "handed over to another phone",
  postponed: "postponed to the guide's hours",
  claimed: "claimed",
  "claimed-again": "claimed, to ask once more",
  "not-found": "not found at Twilio: it was never sent",
  delivered: "delivered",
  read: "read",
  reopened: "opened again by the operator",
  "not-asked-again": "not asked once more: ended by the operator",
};

const withdrawals = {
  person: "cancelled by the person while it was being sent: not to be tried again",
  "moved-on": "overtaken while it was being sent: not to be tried again",
  operator: "ended by the operator while it was on its way: not to be tried again",
} as const;

/** One event of a check-back, in words. */
export function eventInWords(event: CheckBackEvent): string {
  const code = "code" in event && event.code !== undefined ? ` (${event.code})` : "";
  switch (event.kind) {
    case "sent":
      return event.by === "template" ? "sent by template" : "sent";
    case "delayed":
      return `refused for now: ${failures[event.failure]}${code}`;
    case "rerouted":
      return `to be sent another way: ${failures[event.failure]}${code}`;
    case "undelivered":
      return `undelivered${code}`;
    case "withdrawn":
      return withdrawals[event.why];
    case "ended":
      return `${reasons[event.why]}${code}`;
    default:
      return simple[event.kind];
  }
}
