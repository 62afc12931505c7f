import type { CheckBackOutcome, CheckBackResult } from "./send-check-back.ts";

/**
 * After this many refusals in a row with the same code no other check-back begins. More are needed when one sender is
 * refused, because another sender may work.
 */
const maxRefusals = { account: 5, sender: 25 };

/** Outcomes that show that the account sends. The others say nothing about it: another process was first, for example. */
const answered: ReadonlySet<CheckBackOutcome> = new Set(["open", "sent", "delivered", "read", "undeliverable"]);

/** What the results of check-backs that are sent at once say about the account, in the order in which they arrive. */
export type RefusalsInARow = {
  note: (result: CheckBackResult) => void;
  /** The code of the refusals; undefined while there are not too many of them. */
  stoppedBy: () => number | undefined;
  /**
   * How many check-backs may be on their way at once now. It begins with few and doubles with each round of results, so
   * that an account that is refused from the start gets few requests. After a refusal by the account there are few again.
   */
  atOnce: () => number;
};

/** @param most the maximum on their way at once */
export function refusalsInARow(most: number): RefusalsInARow {
  let [code, inRow, stoppedBy]: [number, number, number | undefined] = [0, 0, undefined];
  let atOnce = Math.min(most, maxRefusals.account);
  return {
    note({ outcome, refusal }) {
      if (!refusal && !answered.has(outcome)) return;
      if (!refusal) {
        inRow = 0;
        atOnce = Math.min(most, atOnce + 1);
        return;
      }
      inRow = refusal.code === code ? inRow + 1 : 1;
      code = refusal.code;
      if (refusal.of === "account") atOnce = Math.min(atOnce, maxRefusals.account);
      if (inRow >= maxRefusals[refusal.of]) stoppedBy ??= code;
    },
    stoppedBy: () => stoppedBy,
    atOnce: () => atOnce,
  };
}
