import type { CheckBackState } from "../../functions/engine/state/check-back.ts";
import type { PageRef } from "../../functions/engine/state/conversation.ts";
import { isGuidePage } from "./guides.ts";
import type { KnownCheckBack } from "./known.ts";
import type { Account } from "./phones.ts";

/* Which guide a person last read about: a page of it in a reply, or the question of its check-back. */

type Shown = { guide: string } | { asked: KnownCheckBack };

export type Screens = {
  /** A reply of these pages. */
  replied: (account: Account, said: PageRef[]) => void;
  /** A check-back was claimed, so its question is on its way. */
  claimed: (account: Account, asked: KnownCheckBack) => void;
  erased: (account: Account) => void;
  /** The guides that a number can be about; undefined when the person has seen none. */
  guidesOf: (account: Account) => Set<string> | undefined;
};

/** Pages of words.yaml that put a person into a guide. */
const entering = ["/language", "/taken-over"];

/** The message with the question has certainly arrived, or may have arrived. */
const arrived: CheckBackState[] = ["sent", "delivered", "read"];

/** More than are needed to find the last one that has arrived. */
const maxShown = 20;

export function createScreens(): Screens {
  const shown = new Map<Account, Shown[]>();
  return {
    replied(account, said) {
      const page = said.findLast(({ place, guide }) => guide && (isGuidePage(place) || entering.includes(place)));
      if (page?.guide !== undefined) shown.set(account, [{ guide: page.guide }]);
    },
    claimed(account, asked) {
      shown.set(account, [...(shown.get(account) ?? []), { asked }].slice(-maxShown));
    },
    erased: (account) => void shown.delete(account),
    guidesOf(account) {
      const guides = new Set<string>();
      for (const each of (shown.get(account) ?? []).toReversed()) {
        if ("guide" in each) return guides.add(each.guide);
        const state = each.asked.holders.get(account)?.checkBack.state;
        if (state && arrived.includes(state)) return guides.add(each.asked.guide);
        // It is not known yet whether it was sent.
        if (state === "sending") guides.add(each.asked.guide);
      }
      return guides.size > 0 ? guides : undefined;
    },
  };
}
