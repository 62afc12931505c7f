import { timerEntity } from "../functions/store/table.ts";
import { table } from "./table.ts";
import { writesFirst } from "./writes-first.ts";

/** Removed timers. What Lambda would do by itself, retry a bad record for a day and hold up the rest, is switched off. */
table.subscribe(
  "Followups",
  // A batch of five, eight seconds at most for each.
  { ...writesFirst, handler: "functions/followups.handler", timeout: "1 minute" },
  {
    filters: [{ dynamodb: { OldImage: { entity: { S: [timerEntity] } } } }],
    transform: {
      eventSourceMapping: {
        startingPosition: "TRIM_HORIZON",
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 5,
        maximumRecordAgeInSeconds: 3600,
        batchSize: 5,
      },
    },
  },
);
