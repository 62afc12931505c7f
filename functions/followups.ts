import type { DynamoDBStreamEvent, DynamoDBStreamHandler } from "aws-lambda";
import { caught } from "./log/log-errors.ts";
import { onStream } from "./stream.ts";
import { readConfig } from "./wiring/config.ts";
import { createKeepDeps } from "./wiring/outbound-deps.ts";

/** Lambda entry: the table's stream. */
const deps = createKeepDeps(readConfig());

export const handler: DynamoDBStreamHandler = caught(deps, "followups", (event: DynamoDBStreamEvent) =>
  onStream(deps, event),
);
