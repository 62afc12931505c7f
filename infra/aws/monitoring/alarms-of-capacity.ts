import { functionNames } from "../function.ts";
import { indexNames } from "../table.ts";
import { type Alarm, silent } from "./alarm-kinds.ts";
import { ofFunction, ofTable, waiting } from "./measures.ts";

const throttled = (metric: "ReadThrottleEvents" | "WriteThrottleEvents") => [
  ofTable(metric),
  ...indexNames.map((index) => ofTable(metric, index)),
];

/** A burst lies in one period and does not fire. What lasts over 15 minutes lies in two. */
const lasting = { minutes: 15, periods: [2, 2] } satisfies Partial<Alarm>;

/** Throttling and queues. */
export const capacity: Alarm[] = [
  {
    name: "throttles",
    description: {
      fires: "Lambda rejected calls for over 15 minutes.",
      cause: "the reserved concurrency of a function, or the account's quota, is used up.",
      fix: "raise CHECKBACK_INBOUND_CONCURRENCY for more people. Against a flood of unsigned requests the limit is the protection.",
    },
    metrics: Object.fromEntries(functionNames.map((name) => [name, ofFunction(name, "Throttles")])),
    expression: "SUM(FILL(METRICS(), 0))",
    from: 1,
    ...lasting,
  },
  {
    name: "table-throttles",
    description: {
      fires: "DynamoDB throttled the table or one of its indexes for over 15 minutes.",
      cause: "traffic grew faster than the table does, or one key gets most of it.",
      fix: "look at the table's metrics. The table grows within minutes; an index that does not needs more shards.",
    },
    metrics: {
      ...Object.fromEntries(
        [...throttled("ReadThrottleEvents"), ...throttled("WriteThrottleEvents")].map((each, i) => [`t${i}`, each]),
      ),
      runs: ofFunction("sweep", "Invocations"),
    },
    // An alarm on DynamoDB's metrics alone ignores missing data in any case (API_PutMetricAlarm, TreatMissingData), so it
    // would never end. The sweep's runs always have data.
    expression: "SUM(FILL(METRICS(), 0)) - FILL(runs, 0)",
    from: 1,
    ...lasting,
  },
  {
    name: "iterator-age",
    description: {
      fires: "Removed timers waited in the table's stream for 15 minutes.",
      cause: "the function behind the stream is stuck or too slow, or Twilio answers slowly.",
      fix: "see whether followups-errors fires too; a burst ends without action. The sweep sends the same check-backs.",
    },
    metrics: { age: ofFunction("followups", "IteratorAge", "Maximum") },
    // Only a record that is read has an age, so no data does not mean that all is well.
    from: 15 * 60 * 1000,
    minutes: 5,
    missing: "ignore",
  },
  {
    name: "given-up",
    description: {
      fires: "Lambda gave up on records of the table's stream.",
      cause: "they failed six times, or waited for a day.",
      fix: "see the log of followups, remove the cause, and purge the queue GivenUp. The sweep sends their check-backs if it can.",
    },
    metrics: { waiting },
    // SQS publishes no metrics of a queue that was idle for hours, even when it holds messages.
    from: 1,
    minutes: 5,
    missing: "ignore",
  },
  silent(
    {
      name: "sweep-silent",
      description: {
        fires: "The sweep has not run for 15 minutes.",
        cause: "its schedule was deleted or disabled.",
        fix: "look in EventBridge Scheduler; npx sst refresh and a deployment create and enable it again.",
      },
    },
    ofFunction("sweep", "Invocations"),
    { minutes: 15 },
  ),
];
