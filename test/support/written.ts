import { createLog } from "../../functions/log/cloudwatch.ts";

/** Writes a line to standard output as Lambda's functions do, for the canary (test/leaks) to search it. */
export const written = createLog("checkback-test");
