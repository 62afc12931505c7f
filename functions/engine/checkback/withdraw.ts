import type { CheckBack, Open } from "../state/check-back.ts";
import { type Changed, identityOf, record, silently } from "./changed.ts";
import { ended } from "./end.ts";
import { noFailures } from "./transitions.ts";

/* A check-back that the person answers or withdraws, or that an operator ends or reopens. */

/** The person wrote, so they are not asked once more. */
export function answered(checkBack: CheckBack, now: number): Changed {
  if (
    (checkBack.state === "sent" || checkBack.state === "delivered" || checkBack.state === "read") &&
    checkBack.askAgainAt !== undefined
  ) {
    const { askAgainAt, closesAt, ...rest } = checkBack;
    return silently(rest);
  }
  if (checkBack.timesAsked === 0 || checkBack.purpose === "notice") return silently(checkBack);
  if (checkBack.state === "open") return ended(checkBack, "overtaken", now, { why: "answered" });
  const isOnItsWay = checkBack.state === "sending" || (checkBack.state === "sent" && checkBack.timesAsked > 1);
  return silently(isOnItsWay && !checkBack.doNotRetry ? { ...checkBack, doNotRetry: true } : checkBack);
}

/** Withdrawn by the person. A check-back that is still to come ends; one that is on its way is not retried. */
export function withdrawn(checkBack: CheckBack, now: number, why: "person" | "moved-on" = "person"): Changed {
  const state = why === "person" ? "cancelled" : "overtaken";
  if (checkBack.state === "open" || checkBack.state === "unsendable") return ended(checkBack, state, now, { why });
  if (checkBack.state === "sending") return record({ ...checkBack, doNotRetry: true }, now, { kind: "withdrawn", why });
  const { checkBack: rest } = answered(checkBack, now);
  // The provider accepted it, and may still report that it could not be delivered.
  return silently(rest.state === "sent" ? { ...rest, doNotRetry: true } : rest);
}

/** An unsendable check-back, reopened by an operator. */
export function reopened(checkBack: Extract<CheckBack, { state: "unsendable" }>, dueAt: number, now: number): Changed {
  const { lastAttempt: attempt } = checkBack;
  const next: Open = {
    ...identityOf(checkBack),
    state: "open",
    dueAt,
    firstDueAt: dueAt,
    failures: noFailures,
    ...(attempt && { lastAttempt: attempt }),
  };
  return record(next, now, { kind: "reopened" });
}

/** Ended by an operator; undefined when there is nothing to end. A check-back that is being sent is not retried. */
export function cancelledByOperator(checkBack: CheckBack, now: number): Changed | undefined {
  switch (checkBack.state) {
    case "open":
    case "unsendable":
      return ended(checkBack, "cancelled", now, { why: "operator" });
    case "sending":
      return record({ ...checkBack, doNotRetry: true }, now, { kind: "withdrawn", why: "operator" });
    case "sent": {
      if (checkBack.doNotRetry) return undefined;
      // The provider accepted it, and may still report that it could not be delivered.
      const { askAgainAt, closesAt, ...rest } = checkBack;
      return record({ ...rest, doNotRetry: true }, now, { kind: "withdrawn", why: "operator" });
    }
    case "delivered":
    case "read": {
      if (checkBack.askAgainAt === undefined) return undefined;
      const { askAgainAt, closesAt, ...rest } = checkBack;
      return record(rest, now, { kind: "not-asked-again" });
    }
    case "undelivered":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "handed-over":
      return undefined;
  }
}
