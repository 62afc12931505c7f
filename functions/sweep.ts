import type { Context } from "aws-lambda";
import { caught } from "./caught.ts";
import { readConfig } from "./config.ts";
import { createKeepDeps } from "./keep-deps.ts";
import { keepOverdue, type Swept } from "./keep-overdue.ts";

/** Lambda entry: the clock. */
const deps = createKeepDeps(readConfig());

/** Enough to end with a promise, its requests to Twilio timing out, in milliseconds. */
const reserve = 60_000;

export const handler = caught(
  deps,
  "sweep",
  (_: unknown, context: Context): Promise<Swept> =>
    keepOverdue(deps, Date.now() + context.getRemainingTimeInMillis() - reserve),
);
