import type { CheckBackState } from "../../functions/engine/state/check-back.ts";
import type { PageRef } from "../../functions/engine/state/conversation.ts";
import { factsOf, type GuideId, isGuidePage } from "./guides.ts";
import { type KnownCheckBack, livesHere, wentOnBySms } from "./known.ts";
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
  /** When the last question did not arrive: the question before it that did, if there is one. */
  unreadAfter: (account: Account) => { question: string | undefined } | undefined;
};

/** Pages of words.yaml that put a person into a guide. */
const entering = ["/language", "/taken-over"];

/** The message with the question has certainly arrived, or may have arrived. */
const arrived: CheckBackState[] = ["sent", "delivered", "read"];

/** More than are needed to find the last one that has arrived. */
const maxShown = 20;

/** The state of a check-back where it lives now. */
function stateOf({ holders }: KnownCheckBack): CheckBackState | undefined {
  const held = [...holders.values()].find(({ isThere, checkBack }) => isThere && livesHere(checkBack));
  return held?.checkBack.state;
}

export function createScreens(): Screens {
  const shown = new Map<Account, Shown[]>();

  function hasArrived(known: KnownCheckBack, account: Account): boolean {
    const own = known.holders.get(account)?.checkBack;
    // One that has asked here stays read when its code moves it to another phone.
    const isTakenOver = own?.state === "handed-over" && own.purpose === "ask" && !wentOnBySms(own);
    return isTakenOver || arrived.includes(stateOf(known) ?? "open");
  }

  /** It is not known yet whether it was sent. */
  const isUnknown = (known: KnownCheckBack) => stateOf(known) === "sending";
  const mayHaveArrived = (known: KnownCheckBack, account: Account) => isUnknown(known) || hasArrived(known, account);

  return {
    replied(account, said) {
      const page = said.findLast(({ place, guide }) => guide && (isGuidePage(place) || entering.includes(place)));
      if (page?.guide !== undefined) return void shown.set(account, [{ guide: page.guide }]);
      // A question that did not arrive before they wrote is not what they answer later.
      const read = (shown.get(account) ?? []).filter((each) => "guide" in each || mayHaveArrived(each.asked, account));
      shown.set(account, read);
    },
    claimed(account, asked) {
      shown.set(account, [...(shown.get(account) ?? []), { asked }].slice(-maxShown));
    },
    erased: (account) => void shown.delete(account),
    guidesOf(account) {
      const guides = new Set<string>();
      for (const each of (shown.get(account) ?? []).toReversed()) {
        if ("guide" in each) return guides.add(each.guide);
        if (hasArrived(each.asked, account)) return guides.add(each.asked.guide);
        if (isUnknown(each.asked)) guides.add(each.asked.guide);
      }
      return guides.size > 0 ? guides : undefined;
    },
    unreadAfter(account) {
      const all = shown.get(account) ?? [];
      const last = all.at(-1);
      if (!last || "guide" in last || mayHaveArrived(last.asked, account)) return undefined;
      const read = all.findLast((each) => "guide" in each || hasArrived(each.asked, account));
      return { question: read && "asked" in read ? factsOf[read.asked.guide as GuideId].ask : undefined };
    },
  };
}
