import type { CheckBack, Open } from "../state/check-back.ts";
import { type Changed, record } from "./changed.ts";
import { ended } from "./end.ts";
import { noFailures } from "./transitions.ts";

/* A check-back moves to another phone. */

/**
 * Not asked yet, so it can move to another phone. A check-back that was asked is answered on the other phone at once.
 */
export const isUnasked = (checkBack: CheckBack): checkBack is Open =>
  checkBack.state === "open" && checkBack.timesAsked === 0;

/** The page that says on this phone that its check-back has moved. */
const noticePage = "/handed-over";

/** The check-back after its move to another phone. If it was not asked here yet, this phone gets a notice. */
export function handedOver(checkBack: CheckBack, now: number): Changed {
  if (!isUnasked(checkBack)) return ended(checkBack, "handed-over", now, { why: "moved" });
  const { code, delayedBy, firstDueAt, detour, closesAt, ...rest } = checkBack;
  return record({ ...rest, purpose: "notice", askPage: noticePage, dueAt: now }, now, { kind: "handed-over" });
}

/** The same check-back on the other phone, without its failures. */
export function takenOver(checkBack: Open, now: number): Changed<Open> {
  const { code, delayedBy, detour, ...rest } = checkBack;
  return record({ ...rest, failures: noFailures }, now, { kind: "taken-over" });
}
