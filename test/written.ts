import { createLog } from "../functions/telemetry.ts";

/** Writes a line to standard output as Lambda's functions do, for the canary (test/canary) to search it. */
export const written = createLog("checkback-test");
