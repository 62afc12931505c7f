import type { Sending } from "../../functions/engine/state/check-back.ts";
import { maxSilence } from "./due.ts";
import { factsOf, type GuideId } from "./guides.ts";
import type { InFlight } from "./in-flight.ts";
import type { Change, Claim, KnownCheckBack } from "./known.ts";
import { outOfOrder } from "./order.ts";
import { type Account, homeOf } from "./phones.ts";
import type { Process } from "./process.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * What must be true at every message to a person: when the check-back is claimed, when Twilio gets the request, and
 * when Twilio accepts the message.
 *
 * A STOP after the claim cannot stop the request that is on its way. No other message may follow it.
 */

type Options = {
  now: () => number;
  twilio: Twilio;
  /** The Content SIDs of the approved templates. */
  templates: string[];
  isContactHour: (guide: string, at: number) => boolean;
  /** When the last message of the person arrived at Twilio, from any account that had the check-back. */
  lastWordOf: (known: KnownCheckBack) => number;
  hasLost: (process: Process) => boolean;
  inFlight: InFlight;
  /** Not only check-backs take the senders' time. */
  isCrowded: boolean;
  hasClaimed: (process: Process, checkBack: string) => boolean;
  violated: (what: string) => void;
  count: (what: string) => void;
};

const [minute, hour] = [60_000, 3600_000];

/** A request may come this much after its claim: the maximum age of a claim, and the time on the way. */
const grace = 30_000 + 60_000;

/** A message may wait for this long at least, even when the contact hours end sooner. */
const shortestWait = 30_000;

/** By how much WhatsApp's window is shortened. */
const margin = 10 * minute;

/** A sender gets what it can send in five minutes. Requests may arrive a minute late. */
const longestQueue = 7 * minute;

/** How long a process may be frozen. */
const frozen = 65 * minute;

const isOut = ({ status }: Message) => status !== "undelivered" && status !== "failed";

export type SendInvariants = {
  claimed: (known: KnownCheckBack, claim: Claim, claimed: Sending, change: Change) => void;
  requested: (known: KnownCheckBack | undefined, by: Process, to: Account, from: string) => void;
  taken: (known: KnownCheckBack, message: Message, to: Account) => void;
  goesOut: (known: KnownCheckBack, message: Message, to: Account) => void;
};

export function createSendInvariants(options: Options): SendInvariants {
  const { now, twilio, templates, isContactHour, lastWordOf, hasLost, hasClaimed, inFlight, violated, count } = options;
  const { isCrowded } = options;
  const lastAsked = new Map<Account, { at: number; id: string }>();

  /** Once, and once more by SMS when there was no message since. What Twilio could not deliver does not count. */
  function whyNotAsk({ messages, received }: KnownCheckBack, account: Account, since: number): string | undefined {
    const [first, ...more] = messages.filter(isOut);
    if (!first) return undefined;
    if (more.length > 0) return "a third time";
    if (account.channel !== "sms") return "twice on WhatsApp";
    if (received.some((at) => at > first.at && at < since)) return "once more after an answer";
    return now() - first.at < 24 * hour - grace ? "twice" : undefined;
  }

  function claimed(known: KnownCheckBack, claim: Claim, checkBack: Sending, { before, after }: Change) {
    const { account, at, by, isNotice, lastHeardAt } = claim;
    const of = `${account.name}, ${known.guide} ${known.id}: claimed`;
    if (after.optedOut) violated(`${of} while opted out`);
    if (!isContactHour(known.guide, at)) violated(`${of} outside the hours`);
    const isSilent = at - lastHeardAt > maxSilence || at - lastWordOf(known) > maxSilence + frozen;
    if (isSilent) violated(`${of} more than 14 days after the last word`);
    // After a lost race a check-back is passed over until the next run.
    const order = hasLost(by)
      ? undefined
      : outOfOrder(before, checkBack, {
          isContactHour,
          wasTried: (other) => hasClaimed(by, other),
          inFlight: (instant) => inFlight.other(account, known.id, instant)?.checkBack,
        });
    if (order !== undefined) violated(`${of} ${order}`);
    if (isNotice) {
      if (known.notices.some((each) => homeOf(each.to) === account.address && isOut(each)))
        violated(`${of}: told of the move twice`);
      return;
    }
    if (known.over !== undefined) violated(`${of} though it is over: ${known.over}`);
    const hours = factsOf[known.guide as GuideId].makes[known.page] ?? 0;
    if (at - known.madeAt < hours * hour - grace) violated(`${of} too early`);
    const why = whyNotAsk(known, account, now());
    if (why !== undefined) violated(`${of} to ask ${why}`);
    const isElsewhere = [...known.holders].some(
      ([other, held]) =>
        other !== account && held.isThere && held.checkBack.state === "open" && held.checkBack.purpose === "ask",
    );
    if (isElsewhere) violated(`${of}, and it is open elsewhere, too`);
  }

  /** A request to create a message has arrived at Twilio. */
  function requested(known: KnownCheckBack | undefined, by: Process, to: Account, from: string) {
    const claim = known?.claims.findLast(({ account }) => account === to);
    if (!claim) return violated(`${to.name}: written to without a claim`);
    claim.requests += 1;
    if (claim.requests > 1) violated(`${to.name}, ${known?.id}: asked twice on one claim`);
    if (claim.by !== by) violated(`${to.name}, ${known?.id}: written to by a process that did not claim it`);
    if (now() - claim.at > grace) violated(`${to.name}, ${known?.id}: written to long after the claim`);
    if (from !== to.ourAddress) violated(`${to.name}: written to from ${from}`);
  }

  function taken(known: KnownCheckBack, message: Message, to: Account) {
    const { guide, id, claims, messages, notices } = known;
    const of = `${to.name}, ${guide} ${id}: a message`;
    if (!isContactHour(guide, now()) && !isContactHour(guide, now() - grace)) violated(`${of} outside the hours`);
    if (message.contentSid === "" && message.body === "") violated(`${of} without words`);
    if (message.contentSid !== "" && !templates.includes(message.contentSid)) violated(`${of} by an unknown template`);
    const isFree = to.channel === "whatsapp" && message.contentSid === "";
    const lastWord = twilio.lastWord(to.address);
    const claim = claims.findLast(({ account }) => account === to);
    // A webhook that was frozen stores the time when it went on. Twilio refuses the message then, and a template follows.
    const wasFrozen = (claim?.lastHeardAt ?? 0) - lastWord > margin;
    if (isFree && !wasFrozen && now() - lastWord > 24 * hour) violated(`${of} in free text outside the window`);
    const why = message.isNotice ? undefined : whyNotAsk(known, to, claim?.writtenAt ?? 0);
    if (why !== undefined) {
      count("doubled");
      violated(`${of} that asks ${why}`);
    }
    if (message.isNotice) count("told that it moved");
    else if (messages.some(isOut)) count("check-backs repeated");
    else count("check-backs sent");
    if (message.contentSid !== "") count("by template");
    (message.isNotice ? notices : messages).push(message);
    const last = lastAsked.get(to);
    if (!message.isNotice && last && last.id !== id && now() - last.at < hour) count("sent within the same hour");
    if (!message.isNotice) lastAsked.set(to, { at: now(), id });
  }

  /** A message leaves its sender's queue for the phone. */
  function goesOut({ guide, id }: KnownCheckBack, { at }: Message, to: Account) {
    if (now() > at) count("waited in a queue");
    if (now() - at > longestQueue && !isCrowded) violated(`${to.name}, ${guide} ${id}: waited too long in a queue`);
    if (!isContactHour(guide, now()) && !isContactHour(guide, now() - grace - shortestWait))
      violated(`${to.name}, ${guide} ${id}: a message goes out of a queue outside the hours`);
  }
  return { claimed, requested, taken, goesOut };
}
