import type { Context } from "aws-lambda";
import type { Swept } from "./log/log.ts";
import { withErrorLog } from "./log/log-errors.ts";
import { runSweep } from "./run-sweep.ts";
import { readConfig } from "./wiring/config.ts";
import { createOutboundDeps } from "./wiring/outbound-deps.ts";

/** Lambda entry: the clock. */
const deps = createOutboundDeps(readConfig());

/** Enough to end with a promise, or with a look at the templates, its requests to Twilio timing out, in milliseconds. */
const reserve = 60_000;

export const handler = withErrorLog(
  deps,
  "sweep",
  (_: unknown, context: Context): Promise<Swept> =>
    runSweep(deps, Date.now() + context.getRemainingTimeInMillis() - reserve),
);
