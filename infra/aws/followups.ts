import { timerEntity } from "../../functions/store/table.ts";
import { outboundFunction } from "./outbound-function.ts";
import { table } from "./table.ts";

/**
 * Records that Lambda gave up on. It notes their position in the stream, not their content; the check-back itself is in the
 * table, where the sweep finds it.
 */
export const givenUp = new sst.aws.Queue("GivenUp", {
  transform: { queue: { messageRetentionSeconds: 14 * 24 * 60 * 60 } },
});

/**
 * Removed timers. A record is retried five times and then set aside; otherwise Lambda would retry it until the stream drops
 * it, and the records behind it would wait.
 */
table.subscribe(
  "Followups",
  {
    ...outboundFunction("followups", [{ actions: ["sqs:SendMessage"], resources: [givenUp.arn] }]),
    // A batch has five records, each of which takes eight seconds at most.
    timeout: "1 minute",
  },
  {
    // Who removed the item can't be filtered on: only keys below `dynamodb` can.
    filters: [{ dynamodb: { OldImage: { entity: { S: [timerEntity] } } } }],
    transform: {
      eventSourceMapping: {
        // With the maximum age below: records from before this mapping existed are processed, for a day.
        startingPosition: "TRIM_HORIZON",
        batchSize: 5,
        maximumBatchingWindowInSeconds: 0,
        // Timers need no order among each other.
        parallelizationFactor: 5,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 5,
        // A stream keeps a record this long. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
        maximumRecordAgeInSeconds: 24 * 60 * 60,
        destinationConfig: { onFailure: { destinationArn: givenUp.arn } },
      },
    },
  },
);
