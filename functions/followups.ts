import type { DynamoDBStreamEvent, DynamoDBStreamHandler } from "aws-lambda";
import { withErrorLog } from "./log/log-errors.ts";
import { onStream } from "./stream.ts";
import { readConfig } from "./wiring/config.ts";
import { createOutboundDeps } from "./wiring/outbound-deps.ts";

/** Lambda entry: the table's stream. */
const deps = createOutboundDeps(readConfig());

export const handler: DynamoDBStreamHandler = withErrorLog(deps, "followups", (event: DynamoDBStreamEvent) =>
  onStream(deps, event),
);
