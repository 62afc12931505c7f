import { lease } from "./due.ts";
import { attemptOf, type Change, type Claim, checkBackIn } from "./known.ts";
import type { Account } from "./phones.ts";

/* The claims of an account whose message may still be sent. A check-back that is replaced or moves stays among them. */

export type InFlight = {
  claimed: (checkBack: string, claim: Claim) => void;
  /** A commit that may have settled a claim. One that is the handling of a message settles none. */
  committed: (change: Change, isHearing: boolean) => void;
  /** The check-back of another valid claim at an instant, and the end of its lease. */
  other: (account: Account, checkBack: string, at: number) => { checkBack: string; until: number } | undefined;
};

export function createInFlight(): InFlight {
  const claims = new Map<Account, Map<string, Claim>>();
  return {
    claimed(checkBack, claim) {
      const all = claims.get(claim.account) ?? new Map<string, Claim>();
      claims.set(claim.account, all.set(checkBack, claim));
    },
    committed({ account, after }, isHearing) {
      const all = claims.get(account) ?? new Map<string, Claim>();
      for (const [id, claim] of all) {
        const is = checkBackIn(after, id);
        const isUnsettled = is?.state === "sending" && attemptOf(is)?.startedAt === claim.at;
        if (is && !isUnsettled && !isHearing) all.delete(id);
      }
    },
    other(account, checkBack, at) {
      for (const [id, claim] of claims.get(account) ?? [])
        if (id !== checkBack && at < claim.at + lease) return { checkBack: id, until: claim.at + lease };
      return undefined;
    },
  };
}
