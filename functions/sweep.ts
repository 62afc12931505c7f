import type { Context } from "aws-lambda";
import type { Swept } from "./log/log.ts";
import { caught } from "./log/log-errors.ts";
import { runSweep } from "./run-sweep.ts";
import { readConfig } from "./wiring/config.ts";
import { createKeepDeps } from "./wiring/outbound-deps.ts";

/** Lambda entry: the clock. */
const deps = createKeepDeps(readConfig());

/** Enough to end with a promise, or with a look at the templates, its requests to Twilio timing out, in milliseconds. */
const reserve = 60_000;

export const handler = caught(
  deps,
  "sweep",
  (_: unknown, context: Context): Promise<Swept> =>
    runSweep(deps, Date.now() + context.getRemainingTimeInMillis() - reserve),
);
