import { failureOf } from "./failure-of.ts";
import type { Log } from "./log.ts";

/**
 * A handler that logs its failure as our own line, and then throws an error with only a name. Lambda's runtime writes
 * the message of a thrown error to the log, and the message of the original could contain data of a person.
 */
export function withErrorLog<Args extends unknown[], Result>(
  { log }: { log: Log },
  name: "inbound" | "followups" | "sweep" | "canary",
  handler: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (thrown) {
      const failure = failureOf(thrown);
      log({ turn: "failed", in: name, ...failure });
      throw new Error(`${failure.error}: see the line before`);
    }
  };
}
