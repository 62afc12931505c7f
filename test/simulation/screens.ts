import type { PageRef } from "../../functions/engine/state/conversation.ts";
import { factsOf, type GuideId, isGuidePage } from "./guides.ts";
import { type Claim, type KnownCheckBack, livesHere, wentOnBySms } from "./known.ts";
import { type Account, homeOf } from "./phones.ts";

/* What a person last read: a guide's page in a reply, or the question of a check-back. */

/** `isTaken`: the person wrote before it was known that it did not arrive, so it was taken for read. */
type Asked = { known: KnownCheckBack; claim: Claim; isTaken?: boolean };
/** `other`: a question of words.yaml, after which the guide is the same as before. */
type Shown = { guide: string } | Asked | "other";

export type Screens = {
  /** A reply of these pages, after which the person stands at this place. */
  replied: (account: Account, said: PageRef[], place: string | undefined) => void;
  /** A check-back was claimed, so its question is on its way. */
  claimed: (known: KnownCheckBack, claim: Claim) => void;
  erased: (account: Account) => void;
  /** The guides that a number can be about; undefined when the person has read of none. */
  guidesOf: (account: Account) => Set<string> | undefined;
  /** When the last question may not have arrived: the questions that the person may have read, if any. */
  unreadAfter: (account: Account) => (string | undefined)[] | undefined;
};

/** Pages of words.yaml that put a person into a guide. */
const entering = ["/language", "/taken-over"];

/** More than are needed to find the last one that has arrived. */
const maxShown = 20;

/** A message is accepted within this time after its claim, in milliseconds. */
const grace = 3 * 60_000;

/** Whether a question has arrived, as far as that is recorded. */
function arrival({ known, claim }: Asked): "yes" | "no" | "unknown" {
  const { account, at } = claim;
  const checkBack = known.holders.get(account)?.checkBack;
  if (!checkBack) return "unknown";
  const message = known.messages.find(
    (each) => homeOf(each.to) === account.address && each.at >= claim.writtenAt && each.at < at + grace,
  );
  const isKnown = message !== undefined && checkBack.messageIds.includes(message.sid);
  const isFailed = message?.status === "failed" || message?.status === "undelivered";
  // Handed over while it was being sent, it is not looked up any more.
  const isHandedOver = checkBack.state === "handed-over" && !wentOnBySms(checkBack);
  const isUnsettled = isHandedOver || (checkBack.state === "sending" && checkBack.attempt.startedAt === at);
  const isRecordedAsSent = ["sent", "delivered", "read"].includes(checkBack.state);
  if (message && !isFailed && isKnown) return "yes";
  if (message && !isFailed) return "unknown";
  if (isUnsettled || (isFailed && isRecordedAsSent)) return "unknown";
  // It may have asked by SMS in the meantime.
  const isElsewhere = [...known.holders].some(
    ([other, held]) => other !== account && held.isThere && livesHere(held.checkBack) && wentOnBySms(checkBack),
  );
  return isElsewhere ? "unknown" : "no";
}

const isAsked = (shown: Shown): shown is Asked => shown !== "other" && "known" in shown;

export function createScreens(): Screens {
  const shown = new Map<Account, Shown[]>();
  return {
    replied(account, said, at) {
      const page = said.findLast(
        ({ place, guide, part }) => part !== "missed" && guide && (isGuidePage(place) || entering.includes(place)),
      );
      if (page?.guide !== undefined) return void shown.set(account, [{ guide: page.guide }]);
      // A question that did not arrive before they wrote is not what they answer later.
      const read = (shown.get(account) ?? []).flatMap((each): Shown[] => {
        if (!isAsked(each)) return [each];
        return arrival(each) !== "no" ? [{ ...each, isTaken: true }] : each.isTaken ? [each] : [];
      });
      shown.set(account, said.some(({ place }) => place === at) ? [...read, "other" as const].slice(-maxShown) : read);
    },
    claimed(known, claim) {
      const { account } = claim;
      shown.set(account, [...(shown.get(account) ?? []), { known, claim }].slice(-maxShown));
    },
    erased: (account) => void shown.delete(account),
    guidesOf(account) {
      const guides = new Set<string>();
      for (const each of (shown.get(account) ?? []).toReversed()) {
        if (each === "other") continue;
        if ("guide" in each) return guides.add(each.guide);
        const has = arrival(each);
        if (has !== "no" || each.isTaken) guides.add(each.known.guide);
        if (has === "yes") return guides;
      }
      return guides.size > 0 ? guides : undefined;
    },
    unreadAfter(account) {
      const all = (shown.get(account) ?? []).toReversed();
      const [last] = all;
      if (!last || !isAsked(last) || arrival(last) === "yes") return undefined;
      const questions: (string | undefined)[] = [];
      for (const each of all) {
        if (!isAsked(each)) break;
        const has = arrival(each);
        if (has !== "no" || each.isTaken) questions.push(factsOf[each.known.guide as GuideId].ask);
        if (has === "yes") return questions;
      }
      return [...questions, undefined];
    },
  };
}
