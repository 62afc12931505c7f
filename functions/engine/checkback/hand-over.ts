import type { CheckBack, Open } from "../state/check-back.ts";
import { type Changed, record } from "./changed.ts";
import { ended } from "./end.ts";
import { noFailures } from "./transitions.ts";

/* A check-back moves to another phone. */

/** Not asked yet: it moves to another phone as it is. One that was asked already can answer there at once. */
export const isUnasked = (checkBack: CheckBack): checkBack is Open =>
  checkBack.state === "open" && checkBack.timesAsked === 0;

/** The page that tells this phone that its check-back has moved. */
const noticePage = "/handed-over";

/** Moved to another phone. If it was not asked here yet, a notice to this phone is left. */
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
