import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { Found } from "./scan-check-backs.ts";

const iso = (instant: number) => new Date(instant).toISOString();

/** A check-back of the list for programs, with instants in ISO 8601. It holds no key, address or text. */
export function rowOf({ checkBack, conversation: { channel, language } }: Found) {
  const { id, state, guide, askPage, madeAt } = checkBack;
  const next = wakeAt(checkBack);
  return {
    id,
    state,
    guide,
    page: askPage,
    channel,
    language,
    madeAt: iso(madeAt),
    nextAt: next === undefined ? undefined : iso(next),
    error: "error" in checkBack ? checkBack.error : undefined,
  };
}

/** The same with its history and Twilio's ids of its messages. */
export const historyOf = (found: Found) => ({
  ...rowOf(found),
  messageIds: found.checkBack.messageIds,
  history: found.checkBack.history.map(({ at, event }) => ({ at: iso(at), ...event })),
});
