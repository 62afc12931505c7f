import type { DynamoDBStreamHandler } from "aws-lambda";
import { readConfig } from "./config.ts";
import { createKeepDeps } from "./keep-deps.ts";
import { onStream } from "./stream.ts";

/** Lambda entry: the table's stream. */
const deps = createKeepDeps(readConfig());

export const handler: DynamoDBStreamHandler = (event) => onStream(deps, event);
