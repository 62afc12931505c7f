import type { DynamoDBStreamEvent, DynamoDBStreamHandler } from "aws-lambda";
import { caught } from "./caught.ts";
import { readConfig } from "./config.ts";
import { createKeepDeps } from "./keep-deps.ts";
import { onStream } from "./stream.ts";

/** Lambda entry: the table's stream. */
const deps = createKeepDeps(readConfig());

export const handler: DynamoDBStreamHandler = caught(deps, "followups", (event: DynamoDBStreamEvent) =>
  onStream(deps, event),
);
