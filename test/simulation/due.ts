import type { CheckBack } from "../../functions/engine/state/check-back.ts";

/* When a check-back has to be handled next, as the oracle reads it from what is stored. In epoch milliseconds. */

/** How long a claim holds. */
export const lease = 10 * 60_000;

/** Nothing is sent later than this after the person's last message, in milliseconds. */
export const maxSilence = 14 * 24 * 3600_000;

/** When it is due, its claim has expired, or it is to be asked once more. */
export function nextTime(checkBack: CheckBack): number | undefined {
  switch (checkBack.state) {
    case "open":
      return checkBack.dueAt;
    case "sending":
      return checkBack.lookUpAt ?? checkBack.attempt.startedAt + lease;
    case "sent":
    case "delivered":
    case "read":
      return checkBack.askAgainAt;
    case "undelivered":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
    case "handed-over":
      return undefined;
  }
}

/** When a check-back that can be claimed now was first due. */
export function firstDue(checkBack: CheckBack): number | undefined {
  if (checkBack.state === "open") return checkBack.firstDueAt ?? checkBack.dueAt;
  return checkBack.state === "sending" ? undefined : nextTime(checkBack);
}

/** It waits for a planned time, which is its timer's: for the first attempt, or to be asked once more. */
export function isPlanned(checkBack: CheckBack): boolean {
  if (checkBack.state === "open") return checkBack.purpose === "ask" && checkBack.firstDueAt === undefined;
  return checkBack.state !== "sending" && nextTime(checkBack) !== undefined;
}

/** It may still be sent after the person has written: any message answers one that has asked already. */
export const isStillToCome = (checkBack: CheckBack): boolean =>
  checkBack.state === "sending" ||
  checkBack.state === "unsendable" ||
  (checkBack.state === "open" && checkBack.timesAsked === 0);

/** It may still be sent: by us, or after an operator has opened it again. */
export const isToCome = (checkBack: CheckBack): boolean =>
  nextTime(checkBack) !== undefined || checkBack.state === "unsendable";
