/*
 * The metrics that the functions write, for alarms and for graphs over months. Each has one dimension, `service`: the
 * app and its stage. CloudWatch charges by the month for each value of a dimension, so pages, languages and kinds of
 * turns are not metrics. They are queried from the wide lines of the log.
 */

export const namespace = "Checkback";

export const metrics = {
  /** Turns of every kind. */
  Turns: "Count",
  /** 1 for an error, which is answered with a 500 or retried; 0 for a turn. So the average is the share of failures. */
  Failures: "Count",
  /** The duration of a turn. */
  Milliseconds: "Milliseconds",
  /** The price of a turn's replies by SMS. */
  Segments: "Count",
  /** First messages of people about whom nothing was stored. */
  ConversationsStarted: "Count",
  CheckBacksMade: "Count",
  /** Check-backs that Twilio accepted, and those of them that were claimed over an hour after they were due. */
  CheckBacksSent: "Count",
  CheckBacksLate: "Count",
  /** Check-backs sent at their first attempt: woken by a removed timer, and found by the sweep. */
  SentByTimer: "Count",
  SentBySweep: "Count",
  /** Check-backs that were refused or not delivered, most likely because the number is closed. This is normal. */
  CheckBacksUndeliverable: "Count",
  /** Check-backs that were refused because of an error in the message or at the sender. */
  CheckBacksUnsendable: "Count",
  /** Twilio's error code when it refuses every message of the account or sender. The value is the code. */
  AccountRefusalCode: "None",
  /** Refusals with an error code that functions/twilio/failures.ts does not list. */
  UnknownCodes: "Count",
  /** Refusals because Meta treats the template as marketing. */
  NotUtility: "Count",
  /** Replies that were sent or failed outright, and those of them that did not arrive. */
  RepliesSent: "Count",
  RepliesFailed: "Count",
  /**
   * The people with overdue check-backs that a run of the sweep found; and how long the oldest was overdue within
   * contact hours, from when it was first due.
   */
  Overdue: "Count",
  OverdueSeconds: "Seconds",
  /**
   * The people with a check-back that waits after a run of the sweep, by the reason of the one that has waited longest:
   * see waitReasons in engine/checkback/wake-time.ts.
   */
  WaitingAccount: "Count",
  WaitingCountry: "Count",
  WaitingLimit: "Count",
  WaitingRefused: "Count",
  WaitingBudget: "Count",
  WaitingPace: "Count",
  WaitingPhone: "Count",
  WaitingUnknown: "Count",
  /** The check-backs that a run of the sweep handled. */
  HandledBySweep: "Count",
  /** Answers and check-backs stopped by the limit of a country's hour or of the stage's day. */
  Limited: "Count",
  /** Messages from countries that are not answered. */
  NotAllowed: "Count",
  /**
   * Once a day: a failed check of the WhatsApp templates; templates that an operator has to correct; and templates that
   * WhatsApp treats as marketing.
   */
  TemplatesNotLooked: "Count",
  TemplatesStuck: "Count",
  TemplatesNotUtility: "Count",
  /** Twilio's calls because a day costs more than the limit (npm run connect -- --usage-limit). */
  UsageLimitReached: "Count",
  /** Webhooks whose signature does not match our token and address. */
  RejectedSignatures: "Count",
  /** Runs of the canary that got a reply, and those that got none. */
  CanaryAnswered: "Count",
  CanaryFailed: "Count",
} as const;

export type Metric = keyof typeof metrics;
