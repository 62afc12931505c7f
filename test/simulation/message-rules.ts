import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { onlyWhatWasAsked, type Received } from "./asked-for.ts";
import { codeWasRight } from "./codes.ts";
import type { Effect } from "./effects.ts";
import { factsOf, type GuideId, isEnding, isGuidePage, questions } from "./guides.ts";
import { type Change, type KnownCheckBack, livesHere, wentOnBySms } from "./known.ts";
import { oneLine } from "./meanings.ts";
import { onlyTheMeantGuide } from "./meant-guide.ts";
import type { Account } from "./phones.ts";
import type { Screens } from "./screens.ts";
import { createSilence } from "./silence.ts";

/* What a message that was received says about check-backs, and whether what it did is what its sender meant. */

type Options = {
  now: () => number;
  saidAt: (id: string) => number;
  checkBacks: ReadonlyMap<string, KnownCheckBack>;
  /** As they were before the commit. */
  conversations: ReadonlyMap<Account, Conversation>;
  screens: Screens;
  violated: (what: string) => void;
  count: (what: string) => void;
};

type Handled = { change: Change; received: Received; effects: Effect[] };

const asking = ["sending", "sent", "delivered", "read"];

export function createMessageRules(options: Options) {
  const { now, saidAt, checkBacks, conversations, screens, violated, count } = options;
  const checkSilence = createSilence(violated);
  /** Accounts that said STOP and have not said START since. */
  const stopped = new Set<Account>();
  /** Accounts that asked for something, and were asked for their language first. */
  const waiting = new Set<Account>();
  /** When the last message of an account was received, and when it was said. */
  const last = new Map<Account, { receivedAt: number; saidAt: number }>();

  /** The check-backs that have asked since the last message; not `isSure` when that is decided by milliseconds. */
  function askedSince({ account, before }: Change): { asked: KnownCheckBack[]; isSure: boolean } {
    const { receivedAt = 0 } = last.get(account) ?? {};
    const found = (before?.checkBacks ?? []).flatMap((each) => {
      const known = checkBacks.get(each.id)!;
      const there = [...known.holders.values()].find((held) => held.isThere && livesHere(held.checkBack));
      const is = wentOnBySms(each) ? there?.checkBack : livesHere(each) ? each : undefined;
      const claim = known.claims.findLast(({ isNotice }) => !isNotice);
      if (!is || !claim || !asking.includes(is.state)) return [];
      const wasWritten = claim.writtenAt > receivedAt;
      const wasDecided = claim.at > before!.lastHeardAt;
      const isSure = wasWritten && wasDecided && claim.account === account && is.state !== "sending";
      return wasWritten || wasDecided ? [{ known, isSure }] : [];
    });
    return { asked: found.map(({ known }) => known), isSure: found.every((each) => each.isSure) };
  }

  /** Checks what a message did. @returns the id of the check-back that it took over by a code */
  function before({ change, received, effects }: Handled): string | undefined {
    const { account, before: was, after } = change;
    const { name } = account;
    const { words } = received;
    const rules = { name, account, received, before: was, after, effects, now: now(), violated, count };
    onlyWhatWasAsked({ ...rules, isWaiting: waiting.has(account), unreadAfter: screens.unreadAfter(account) });
    onlyTheMeantGuide({ ...rules, shown: screens.guidesOf(account), ...askedSince(change) });
    checkSilence(rules);
    if (after.place !== "/language") waiting.delete(account);
    else if (words.means === "apply" || words.means === "end") waiting.add(account);
    if (words.means === "nothing" && questions.includes(was?.place ?? "")) count("nothing, at an open question");
    if (words.means === "nothing" && was?.checkBacks.some(({ state }) => state === "sending"))
      count("nothing, during a check-back");
    return codeWasRight({ ...rules, conversations });
  }

  /** Notes what is wanted from now on. @param taken the id of the check-back that was taken over by a code */
  function after({ change, received }: Handled, taken: string | undefined) {
    const { account, after: is } = change;
    const { id, words, said } = received;
    const { name } = account;
    const isStop = words.means === "stop";
    last.set(account, { receivedAt: now(), saidAt: saidAt(id) });
    if (is.erased) screens.erased(account);
    else screens.replied(account, said, is.place);
    if (taken !== undefined) checkBacks.get(taken)!.isTaken = true;
    if (isStop) {
      stopped.add(account);
      if (!is.optedOut) violated(`${name} said ${oneLine(words.text)}, and is not opted out`);
      for (const each of is.checkBacks)
        if (each.state === "open")
          violated(`${name} said ${oneLine(words.text)}, and ${each.guide} ${each.id} is still open`);
    }
    if (words.means === "start" || is.erased) stopped.delete(account);
    for (const each of is.checkBacks) {
      const known = checkBacks.get(each.id)!;
      // A code that moves another check-back here says nothing about one that went on by SMS.
      const isHere = livesHere(each) || (wentOnBySms(each) && taken === undefined);
      if (isHere) known.received.push(now());
      if (isHere && (isStop || said.some((page) => endsBy(page, each.guide)))) known.over ??= `said ${words.text}`;
      const isDelivered = known.messages.some(({ reported }) => reported.includes("delivered"));
      if (isDelivered && said.some(({ part, guide }) => part === "missed" && guide === each.guide))
        violated(`${name} is told that nothing arrived`);
    }
  }

  return {
    before,
    after,
    hasStopped: (account: Account) => stopped.has(account),
    lastWordOf: ({ home, holders }: KnownCheckBack) => {
      const own = new Set([home, ...holders.keys()]);
      // Where a WhatsApp conversation goes on by SMS, words on WhatsApp are stored with the SMS conversation, too.
      const before = [...checkBacks.values()].filter(({ holders }) =>
        [...holders.keys()].some((each) => own.has(each)),
      );
      const accounts = new Set([...own, ...before.map(({ home }) => home)]);
      return Math.max(...[...accounts].map((account) => last.get(account)?.saidAt ?? Number.NEGATIVE_INFINITY));
    },
  };
}

/** The person was told that a guide's check-back will not come. */
function endsBy({ place, guide, facts }: Received["said"][number], of: string): boolean {
  if (place === "/remind-off") return true;
  if (place === "/reminder-ended") return factsOf[of as GuideId].names.includes(facts?.guide ?? "");
  return isGuidePage(place) && guide === of && isEnding(of, place);
}
