import { timerEntity } from "../../functions/store/table.ts";
import { writesFirst } from "./outbound-function.ts";
import { table } from "./table.ts";

/**
 * Where Lambda notes the records that it gave up on: from where to where in the stream, not what was in them. That is
 * enough, for the promise itself is in the table, and the sweep finds it there.
 */
export const givenUp = new sst.aws.Queue("GivenUp", {
  transform: { queue: { messageRetentionSeconds: 14 * 24 * 60 * 60 } },
});

/**
 * Removed timers. A record that fails five times is set aside, so that it does not hold up the rest; without that Lambda
 * would retry it until the stream forgets it.
 */
table.subscribe(
  "Followups",
  {
    ...writesFirst("followups", [{ actions: ["sqs:SendMessage"], resources: [givenUp.arn] }]),
    // A batch of five, eight seconds at most for each.
    timeout: "1 minute",
  },
  {
    // Not on who removed it: Lambda's guide says that only what is below `dynamodb` can be filtered on.
    filters: [{ dynamodb: { OldImage: { entity: { S: [timerEntity] } } } }],
    transform: {
      eventSourceMapping: {
        // With the age below: what fell due while this was not there yet, or was being replaced, counts for a whole day.
        startingPosition: "TRIM_HORIZON",
        batchSize: 5,
        maximumBatchingWindowInSeconds: 0,
        // People's timers need no order among each other.
        parallelizationFactor: 5,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 5,
        // As long as a stream keeps a record. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
        maximumRecordAgeInSeconds: 24 * 60 * 60,
        destinationConfig: { onFailure: { destinationArn: givenUp.arn } },
      },
    },
  },
);
