import { failureOf } from "./failure-of.ts";
import type { Log } from "./log.ts";

/**
 * A handler whose failure says nothing of anybody. Lambda's runtime writes whatever an invocation throws to the log, with
 * its message; so it is logged as our own line, and Lambda gets to know that it failed, and its name.
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
