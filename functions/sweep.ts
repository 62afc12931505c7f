import type { Context } from "aws-lambda";
import type { Swept } from "./log/log.ts";
import { withErrorLog } from "./log/log-errors.ts";
import { runSweep } from "./run-sweep.ts";
import { readConfig } from "./wiring/config.ts";
import { createOutboundDeps } from "./wiring/outbound-deps.ts";

/** Lambda entry: the schedule. */
const config = readConfig();
const deps = createOutboundDeps(config);

/**
 * The time that the last check-back or template check may take, in milliseconds, when its requests to Twilio time out.
 */
const reserve = 60_000;

export const handler = withErrorLog(
  deps,
  "sweep",
  (_: unknown, context: Context): Promise<Swept> =>
    runSweep(deps, Date.now() + context.getRemainingTimeInMillis() - reserve, config.sweepParallel),
);
