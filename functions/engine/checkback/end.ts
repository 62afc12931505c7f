import { type CheckBack, type EndState, lastAttempt } from "../state/check-back.ts";
import type { CheckBackEvent, EndReason } from "../state/check-back-event.ts";
import type { FailureKind } from "../state/failure.ts";
import { type Changed, identityOf, record } from "./changed.ts";

type Why = { why: EndReason; failure?: FailureKind | undefined; code?: number | undefined };

/**
 * Ends a check-back that is not sent (again). A notice that the check-back moved ends as moved, whether it was read or
 * not.
 *
 * @param now epoch milliseconds
 */
export function ended(checkBack: CheckBack, state: EndState, now: number, { why, failure, code }: Why): Changed {
  const event: CheckBackEvent = {
    kind: "ended",
    why,
    ...(failure !== undefined && { failure }),
    ...(code !== undefined && { code }),
  };
  return record(endState(checkBack, checkBack.purpose === "notice" ? "handed-over" : state, code), now, event);
}

function endState(checkBack: CheckBack, state: EndState, code?: number): CheckBack {
  const known = code ?? ("error" in checkBack ? checkBack.error : undefined);
  const rest = { ...identityOf(checkBack), ...(known !== undefined && { error: known }) };
  switch (state) {
    case "unsendable": {
      const attempt = lastAttempt(checkBack);
      return { ...rest, state, ...(attempt && { lastAttempt: attempt }) };
    }
    case "handed-over":
      return { ...identityOf(checkBack), state };
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
      return { ...rest, state };
  }
}
