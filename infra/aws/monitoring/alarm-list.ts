import { hasCanary } from "../canary.ts";
import { functionNames } from "../function.ts";
import { indexNames } from "../table.ts";
import { type Alarm, counted, failing, few, silent, soon } from "./alarm-kinds.ts";
import { late, sending } from "./alarms-of-sending.ts";
import { ofFunction, ofTable, ours, sweeps, waiting } from "./measures.ts";

const inbound = ofFunction("inbound", "Errors");
const crashes = "of webhooks ended in a crash or a time-out: people get no answer. A secret may be wrong.";
const unreadable = "of turns threw: what is stored can't be read or written. The log's lines say which error.";
const refusals =
  "Webhooks were refused today. Either somebody else calls, or the auth token or the public address is not the one Twilio signs with.";

/** What crashes, can't be stored, or is not let in. */
const failures: Alarm[] = [
  failing({ name: "inbound-errors", says: `5 % ${crashes}` }, inbound, soon),
  failing({ name: "inbound-errors-few", says: `In six hours at least three and 5 % ${crashes}` }, inbound, few),
  failing(
    {
      name: "followups-errors",
      says: "The function behind the table's stream crashes. The sweep keeps the promises half an hour later.",
    },
    // One record is enough: it is tried six times.
    ofFunction("followups", "Errors"),
    few,
  ),
  {
    name: "sweep-errors",
    says: "The sweep crashed twice in a quarter of an hour. Promises whose timer is removed late, or was missed, wait.",
    of: { errors: ofFunction("sweep", "Errors") },
    from: 2,
    minutes: 15,
    missing: "ignore",
  },
  failing({ name: "failures", says: `5 % ${unreadable}` }, ours("Failures"), { ...soon, sweeps }),
  failing({ name: "failures-few", says: `In six hours at least three and 5 % ${unreadable}` }, ours("Failures"), {
    ...few,
    sweeps,
  }),
  // Each webhook is tried three times, and the smoke test of a deployment makes one. Over a day, so that a night does not
  // end it.
  counted({ name: "rejected-signatures", says: refusals }, ours("RejectedSignatures"), { from: 15, minutes: 24 * 60 }),
];

const throttled = (metric: "ReadThrottleEvents" | "WriteThrottleEvents") => [
  ofTable(metric),
  ...indexNames.map((index) => ofTable(metric, index)),
];

/** A burst lies in one period; what goes on for over a quarter of an hour lies in two, and does not ring again and again. */
const lasting = { minutes: 15, times: [2, 2] } satisfies Partial<Alarm>;

/** What is turned away, or piles up. */
const capacity: Alarm[] = [
  {
    name: "throttles",
    says: "Lambda turned requests away: the function's reserved concurrency, or the account's, is used up.",
    of: Object.fromEntries(functionNames.map((name) => [name, ofFunction(name, "Throttles")])),
    reckon: "SUM(FILL(METRICS(), 0))",
    from: 1,
    ...lasting,
  },
  {
    name: "table-throttles",
    says: "DynamoDB turned requests to the table or its indexes away: it takes some minutes to grow, or one key gets them all.",
    of: {
      ...Object.fromEntries(
        [...throttled("ReadThrottleEvents"), ...throttled("WriteThrottleEvents")].map((each, i) => [`t${i}`, each]),
      ),
      runs: ofFunction("sweep", "Invocations"),
    },
    // An alarm on DynamoDB's metrics may ignore missing data whatever it says (API_PutMetricAlarm, TreatMissingData), and
    // would ring for ever. The sweep's runs are there all the time.
    reckon: "SUM(FILL(METRICS(), 0)) - FILL(runs, 0)",
    from: 1,
    ...lasting,
  },
  {
    name: "iterator-age",
    says: "Removed timers wait in the table's stream for a quarter of an hour: the function behind it is stuck or too slow.",
    of: { age: ofFunction("followups", "IteratorAge", "Maximum") },
    // Only a record that is read has an age: without data it is unknown whether the next one is in time.
    from: 15 * 60 * 1000,
    minutes: 5,
    missing: "ignore",
  },
  {
    name: "given-up",
    says: "Lambda gave up on records of the table's stream: see the queue. The sweep keeps their promises if it can.",
    of: { waiting },
    // SQS publishes nothing of a queue that has been idle for hours, though something is in it.
    from: 1,
    minutes: 5,
    missing: "ignore",
  },
  silent(
    {
      name: "sweep-silent",
      says: "The sweep has not run for a quarter of an hour: its schedule is gone or switched off.",
    },
    ofFunction("sweep", "Invocations"),
    15,
  ),
];

/** What is told from outside, once a day or less. */
const told: Alarm[] = [
  {
    name: "templates",
    says: "WhatsApp has rejected or paused a template, or counts one as an advertisement, or Twilio could not be asked all day.",
    of: {
      stuck: ours("TemplatesStuck", "Maximum"),
      notUtility: ours("TemplatesNotUtility", "Maximum"),
      notLooked: ours("TemplatesNotLooked"),
    },
    // A look that failed is repeated after an hour. Some tell nothing; a day of them has to be mended.
    reckon: "IF(FILL(notLooked, 0) >= 12, 1, stuck + notUtility)",
    from: 1,
    minutes: 24 * 60,
    missing: "ignore",
  },
  counted(
    {
      name: "usage-limit",
      says: "Today costs the Twilio account more than was said. Somebody may be sending messages to earn by their price.",
    },
    ours("UsageLimitReached"),
    { from: 1, minutes: 24 * 60 },
  ),
  counted(
    {
      name: "spending-limit",
      says: "In the last six hours a country's hour or the stage's day used up what may be sent, so people got no answer: more people write than was planned for, or numbers are pumped.",
    },
    ours("Limited"),
    { from: 1, minutes: 6 * 60 },
  ),
];

const canary = silent(
  {
    name: "canary",
    says: "The canary, a message to our own address every five minutes, got no answer for a quarter of an hour: nor does anybody else.",
  },
  ours("CanaryAnswered"),
  15,
  ours("CanaryFailed"),
);

/** What rings, and when. Nothing rings for what heals itself within minutes. */
export const alarms: Alarm[] = [...failures, ...capacity, ...sending, ...late, ...told, ...(hasCanary ? [canary] : [])];
