/*
 * The metrics that the functions write, for the alarms and for the lines that are looked at for months. Each has one
 * dimension, `service`: the app and its stage. A metric costs by the month for every value that a dimension takes, so
 * pages, languages and kinds of turns are not among them: they are asked of the log's wide lines.
 */

export const namespace = "Checkback";

export const metrics = {
  /** Turns taken, of every kind. */
  Turns: "Count",
  /** 1 for what threw, and was answered with a 500 or is tried again; 0 for a turn. So its average is the share that failed. */
  Failures: "Count",
  /** How long a turn took. */
  Milliseconds: "Milliseconds",
  /** What the replies of a turn cost as SMS. */
  Segments: "Count",
  /** First words of somebody of whom nothing is stored. */
  ConversationsStarted: "Count",
  PromisesMade: "Count",
  /** Check-backs that Twilio accepted; those of them that were over an hour past due when they were claimed. */
  PromisesSent: "Count",
  PromisesLate: "Count",
  /** Of those at their first attempt, the ones that a removed timer woke, and the ones that the sweep had to send. */
  SentByTimer: "Count",
  SentBySweep: "Count",
  /** Refused or not delivered, because nobody can be reached there: most likely a closed number, as it should be. */
  PromisesUndeliverable: "Count",
  /** Refused for a reason of ours. */
  PromisesUnsendable: "Count",
  /** Twilio's error code of a refusal that no message of this account or sender escapes: the value is the code. */
  AccountRefusalCode: "None",
  /** Refusals by an error code that functions/twilio/failures.ts does not list. */
  UnknownCodes: "Count",
  /** Refusals by which Meta says that it takes a template for marketing. */
  NotUtility: "Count",
  /** Replies that Twilio handed on or gave up, and those that did not arrive. */
  RepliesSent: "Count",
  RepliesFailed: "Count",
  /** What a run of the sweep found past due; and how long the oldest has been due within contact hours, since it was first due. */
  Overdue: "Count",
  OverdueSeconds: "Seconds",
  /** What a run of the sweep found waiting, by reason: see waitReasons in engine/alarm.ts. */
  WaitingAccount: "Count",
  WaitingCountry: "Count",
  WaitingLimit: "Count",
  WaitingRefused: "Count",
  WaitingBudget: "Count",
  WaitingPhone: "Count",
  WaitingUnknown: "Count",
  /** How many of them it could see to. */
  Healed: "Count",
  /** Answers and check-backs held back by the limit of a country's hour or of the stage's day. */
  Limited: "Count",
  /** Messages from countries that are not answered. */
  NotAllowed: "Count",
  /** WhatsApp templates that a person has to mend, and those that WhatsApp counts as advertisements: once a day. */
  TemplatesNotLooked: "Count",
  TemplatesStuck: "Count",
  TemplatesNotUtility: "Count",
  /** Twilio told that a day costs the account more than was said (npm run connect -- --usage-limit). */
  UsageLimitReached: "Count",
  /** Webhooks whose signature is not Twilio's for our token and address. */
  RejectedSignatures: "Count",
  /** Runs of the canary that got a reply, and those that got none. */
  CanaryAnswered: "Count",
  CanaryFailed: "Count",
} as const;

export type Metric = keyof typeof metrics;
