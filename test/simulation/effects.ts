import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { type Change, checkBackIn } from "./known.ts";
import type { Account } from "./phones.ts";

/**
 * What a commit does to a check-back of a conversation. `made`: it is new. `arrived`: it comes from another account.
 * `left`: it is not there any more. `touched`: it was moved or ended. `checkBack` is its state after, or the last one.
 */
export type Effect = {
  kind: "made" | "arrived" | "left" | "touched";
  account: Account;
  checkBack: CheckBack;
  was?: CheckBack;
};

/** What the oracle knows of a check-back: whether it exists, and whether the person was asked by it. */
type Facts = { isKnown: (id: string) => boolean; wasAsked: (id: string) => boolean };

export function effectsOf({ account, before, after }: Change, { isKnown, wasAsked }: Facts): Effect[] {
  const remaining = after.checkBacks.flatMap((checkBack): Effect[] => {
    const was = checkBackIn(before, checkBack.id);
    if (!was) return [{ kind: isKnown(checkBack.id) ? "arrived" : "made", account, checkBack }];
    return isTouched(was, checkBack, wasAsked(was.id)) ? [{ kind: "touched", account, checkBack, was }] : [];
  });
  const gone = (before?.checkBacks ?? []).filter(({ id }) => !checkBackIn(after, id));
  return [...remaining, ...gone.map((checkBack): Effect => ({ kind: "left", account, checkBack }))];
}

/** Any message answers a check-back that asked already: it is not asked once more. That alone does not count. */
function isTouched(was: CheckBack, is: CheckBack, wasAsked: boolean): boolean {
  const hasMoved = "dueAt" in was && "dueAt" in is && was.dueAt !== is.dueAt;
  if (hasMoved || was.askPage !== is.askPage || was.purpose !== is.purpose) return true;
  const isWithdrawn = "doNotRetry" in is && is.doNotRetry === true && !("doNotRetry" in was && was.doNotRetry);
  const isEnded = is.state !== was.state || isWithdrawn;
  return isEnded && !(wasAsked && is.state !== "cancelled");
}
