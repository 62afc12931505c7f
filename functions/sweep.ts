import type { Context } from "aws-lambda";
import { caught } from "./caught.ts";
import { readConfig } from "./config.ts";
import { createKeepDeps } from "./keep-deps.ts";
import type { Swept } from "./log.ts";
import { runSweep } from "./run-sweep.ts";

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
