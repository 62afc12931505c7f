import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { Found } from "./scan-check-backs.ts";

const iso = (instant: number) => new Date(instant).toISOString();

/** A check-back of the list for programs, with instants in ISO 8601. It holds no key, address or text. */
export function rowOf({ conversation: { promise, channel, language } }: Found) {
  const next = wakeAt(promise);
  return {
    id: promise.id,
    state: promise.state,
    guide: promise.guide,
    page: promise.askPage,
    channel,
    language,
    madeAt: iso(promise.madeAt),
    dueAt: iso(promise.dueAt),
    nextAt: next === undefined ? undefined : iso(next),
    error: promise.error,
  };
}
