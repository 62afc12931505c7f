import { hasCanary } from "./canary.ts";
import { type FunctionName, functionNames } from "./function.ts";
import { type Measure, ofFunction, ofTable, ours, waiting } from "./measures.ts";

export type Alarm = {
  name: string;
  /** What the mail says: what happened, and where to look first. */
  says: string;
  of: Record<string, Measure>;
  /** What is reckoned from several measures, in CloudWatch's metric math. */
  reckon?: string;
  /** It rings at this value, or below it. */
  from?: number;
  below?: number;
  minutes: number;
  /** In how many periods of how many, where one is not enough. */
  times?: [bad: number, of: number];
  /** It rings when there is nothing to measure, too. */
  ifMissing?: true;
};

const errors = (name: FunctionName, says: string): Alarm => ({
  name: `${name}-errors`,
  says,
  of: { errors: ofFunction(name, "Errors"), calls: ofFunction(name, "Invocations") },
  reckon: "100 * errors / calls",
  ...{ from: 5, minutes: 15 },
});

/** How long a promise may be past due, in seconds. */
export const overdueFor = 30 * 60;

/** Its runs are a little early or late, so that one period may be without. */
const canary: Alarm = {
  name: "canary",
  says: "The canary, a message to our own address every five minutes, got no answer twice: nor does anybody else.",
  of: { answered: ours("CanaryAnswered") },
  below: 1,
  minutes: 5,
  times: [2, 3],
  ifMissing: true,
};

/** What rings, and when. Nothing rings for what heals itself within minutes. */
export const alarms: Alarm[] = [
  errors("inbound", "5 % of webhooks ended in a crash or a time-out: people get no answer. A secret may be wrong."),
  errors("followups", "The function behind the table's stream crashes. The sweep keeps the promises meanwhile."),
  errors("sweep", "The sweep crashes. Promises whose timer is removed late, or was missed, are kept by nobody."),
  {
    name: "failures",
    says: "5 % of turns threw: what is stored can't be read or written. The log's lines say which error.",
    of: { failures: ours("Failures"), turns: ours("Turns") },
    reckon: "100 * failures / (failures + FILL(turns, 0))",
    ...{ from: 5, minutes: 15 },
  },
  {
    name: "throttles",
    says: "Lambda or DynamoDB turned requests away: the function's reserved concurrency, or the account's, is used up.",
    of: {
      ...Object.fromEntries(functionNames.map((name) => [name, ofFunction(name, "Throttles")])),
      ...{ reads: ofTable("ReadThrottleEvents"), writes: ofTable("WriteThrottleEvents") },
    },
    reckon: "SUM(METRICS())",
    ...{ from: 1, minutes: 5, times: [2, 3] },
  },
  {
    name: "iterator-age",
    says: "Removed timers wait in the table's stream for a quarter of an hour: the function behind it is stuck or too slow.",
    of: { age: ofFunction("followups", "IteratorAge", "Maximum") },
    ...{ from: 15 * 60 * 1000, minutes: 5 },
  },
  {
    name: "given-up",
    says: "Lambda gave up on records of the table's stream: see the queue. The sweep keeps their promises if it can.",
    of: { waiting },
    ...{ from: 1, minutes: 5 },
  },
  {
    name: "sweep-silent",
    says: "The sweep has not run for a quarter of an hour: its schedule is gone or switched off.",
    of: { runs: ofFunction("sweep", "Invocations") },
    ...{ below: 1, minutes: 15, ifMissing: true },
  },
  {
    name: "overdue",
    says: "A promise has been past due for half an hour, and the sweep can't keep it.",
    of: { oldest: ours("OverdueSeconds", "Maximum") },
    ...{ from: overdueFor, minutes: 5, times: [2, 3] },
  },
  {
    name: "unsendable",
    says: "A check-back was refused for a reason of ours: a template that is not approved, a sender that may not, an unknown code.",
    of: { unsendable: ours("PromisesUnsendable") },
    ...{ from: 1, minutes: 5 },
  },
  {
    name: "spending-limit",
    says: "A country's hour or the stage's day has used up what may be sent, so people get no answer: more people write than was planned for, or numbers are pumped.",
    of: { limited: ours("Limited") },
    ...{ from: 1, minutes: 5 },
  },
  {
    name: "templates",
    says: "WhatsApp has rejected or paused a template, or counts one as an advertisement. Once a day the sweep asks Twilio.",
    of: { stuck: ours("TemplatesStuck", "Maximum"), notUtility: ours("TemplatesNotUtility", "Maximum") },
    reckon: "stuck + notUtility",
    ...{ from: 1, minutes: 24 * 60 },
  },
  {
    name: "usage-limit",
    says: "Today costs the Twilio account more than was said. Somebody may be sending messages to earn by their price.",
    of: { told: ours("UsageLimitReached") },
    ...{ from: 1, minutes: 60 },
  },
  {
    name: "rejected-signatures",
    says: "Webhooks are refused. Either somebody else calls, or the auth token or the public address is not the one Twilio signs with.",
    of: { rejected: ours("RejectedSignatures") },
    ...{ from: 5, minutes: 15 },
  },
  ...(hasCanary ? [canary] : []),
];
