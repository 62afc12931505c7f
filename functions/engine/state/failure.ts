/*
 * What a failure to send means for a check-back. The adapter of the messaging provider translates the provider's codes
 * into these kinds.
 *
 *   not-accepted       the provider did not accept it: try again until it is too late
 *   account-blocked    the provider accepts nothing from this account until an operator acts: try again until it is too late
 *   sender-blocked     the same, for one sender
 *   country-blocked    the same, for the person's country
 *   over-budget        our own limits are used up: try again until it is too late
 *   over-pace          the sender has as much to send as it can send soon: try again until it is too late
 *   channel-limit      the channel's limit of messages: by SMS, else try again until it is too late
 *   transient          it failed on the way: try again a few times
 *   unreachable        the phone does not answer: try again over a day
 *   window-closed      free text is not allowed any more: send a template at once
 *   number-gone        the number is closed
 *   opted-out          the provider says that the person opted out
 *   our-fault          the message or the sender has to be corrected: an operator opens it again
 *   unlisted           a code that the adapter does not know: like `our-fault`
 *   not-on-channel     the person cannot be reached on this channel: by SMS, else `number-gone`
 *   template-withheld  this template is not delivered to this person: by SMS, another language, else `number-gone`
 *   template-unusable  this template cannot be sent: another language, by SMS, else `our-fault`
 *   template-paused    the same for a while: another language, by SMS, else try again
 */
export const failureKinds = [
  "not-accepted",
  "account-blocked",
  "sender-blocked",
  "country-blocked",
  "over-budget",
  "over-pace",
  "channel-limit",
  "transient",
  "unreachable",
  "window-closed",
  "number-gone",
  "opted-out",
  "our-fault",
  "unlisted",
  "not-on-channel",
  "template-withheld",
  "template-unusable",
  "template-paused",
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** Why a check-back was not sent when it was first due, when the provider or our limits gave a reason. */
export const delayReasons = ["account", "country", "limit", "refused", "budget", "pace", "phone"] as const;
export type DelayReason = (typeof delayReasons)[number];
