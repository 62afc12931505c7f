/*
 * The metrics that the functions write, for the alarms and for the lines that are looked at for months. Each has one
 * dimension, `service`: the app and its stage. A metric costs by the month for every value that a dimension takes, so
 * pages, languages and kinds of turns are not among them: they are asked of the log's wide lines.
 */

export const namespace = "Checkback";

export const metrics = {
  /** Turns taken, of whatever kind; those that threw, and were answered with a 500 or are tried again. */
  Turns: "Count",
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
  /** Refused or not delivered, because nobody can be reached there: most likely a closed number, as it should be. */
  PromisesUndeliverable: "Count",
  /** Refused for a reason of ours. */
  PromisesUnsendable: "Count",
  /** What a run of the sweep found past due, and since when the oldest of it was. */
  Overdue: "Count",
  OverdueSeconds: "Seconds",
  /** How many of them it could see to. */
  Healed: "Count",
  /** Answers and check-backs held back by the limit of a country's hour or of the stage's day. */
  Limited: "Count",
  /** Messages from countries that are not answered. */
  NotAllowed: "Count",
  /** Webhooks whose signature is not Twilio's for our token and address. */
  RejectedSignatures: "Count",
} as const;

export type Metric = keyof typeof metrics;
