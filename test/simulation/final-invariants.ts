import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { maxSilence, nextTime } from "./due.ts";
import { codes } from "./error-codes.ts";
import type { KnownCheckBack } from "./known.ts";
import { type Account, homeOf } from "./phones.ts";
import type { Table } from "./table.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * When a world has ended, the table is empty, and every check-back has an end that a real event explains. A check-back
 * whose end is not explained is lost.
 */

type Options = {
  checkBacks: Iterable<KnownCheckBack>;
  twilio: Twilio;
  table: Table;
  /** How many templates there are. */
  templates: number;
  violated: (what: string) => void;
  count: (what: string) => void;
};

/** A frozen process may use a time that is an hour old. */
const frozen = 65 * 60_000;

/** So many events are kept in a history. */
const maxHistory = 24;

/** A provider's failures that may end a check-back when there were so many of them. */
const maxFailures = 4;

export function checkTheEnd({ checkBacks, twilio, table, templates, violated, count }: Options) {
  const { rows, timers, codes: handovers } = table.memory;
  const hasRoute = ({ channel }: Account) => channel === "sms" || templates > 0;
  for (const [what, left] of Object.entries({ rows, timers, handovers }))
    if (left.size > 0) violated(`${left.size} ${what} are left`);
  for (const known of checkBacks) {
    for (const [account, { checkBack, isThere }] of known.holders) {
      if (!isThere) continue;
      count(`ended ${checkBack.state}`);
      const of = `${account.name}, ${known.guide} ${known.id}: ended as ${checkBack.state}`;
      if (nextTime(checkBack) !== undefined || checkBack.state === "open") violated(`${of}, which is no end`);
      const why = unexplained(known, account, checkBack);
      if (why === undefined) continue;
      count("lost");
      violated(`${of}, but ${why}`);
    }
    checkHistory(known);
  }

  /** Undefined when what happened explains how a check-back ended; else what is missing. */
  function unexplained(known: KnownCheckBack, account: Account, checkBack: CheckBack): string | undefined {
    const failures = twilio.refusals.filter(
      ({ checkBack: id, to }) => id === known.id && homeOf(to) === account.address,
    );
    const failed = (of: number[]) => failures.filter(({ code }) => of.includes(code)).length;
    const isWanted = known.over === undefined;
    // A person who has blocked us gets none of their check-backs.
    const isBlocked = twilio.refusals.some(
      ({ to, code }) => homeOf(to) === account.address && codes.optedOut.includes(code),
    );
    switch (checkBack.state) {
      case "sent":
      case "delivered":
      case "read":
      case "undelivered":
        return notSent(known, account, checkBack);
      case "cancelled":
        return isWanted && !isBlocked && !isAnswered(known) ? "the person did not end it" : undefined;
      case "overtaken":
        return isWanted && !isAnswered(known) ? "the person did not answer" : undefined;
      case "too-late":
        return isLate(known, checkBack) ? undefined : "it was not too late";
      case "undeliverable": {
        const isGone = failed([...codes.gone, ...codes.notOnWhatsApp, codes.byMeta]) > 0;
        return isGone || failed(codes.onTheWay) >= maxFailures ? undefined : "Twilio did not report it";
      }
      case "unsendable": {
        const isRefused = failed([...codes.ours, ...codes.template]) > 0 || failed([63016]) > 1;
        const isExplained = isRefused || failed(codes.onTheWay) >= maxFailures || !hasRoute(account);
        return isExplained || isLate(known, checkBack) ? undefined : "it could have been sent";
      }
      case "handed-over":
        return known.isTaken || [...known.holders.keys()].some((other) => other !== account)
          ? undefined
          : "nobody has it";
      default:
        return "that is no end";
    }
  }

  /** A sent check-back: Twilio has the message, and Twilio's reports about it were recorded. */
  function notSent(known: KnownCheckBack, { address }: Account, checkBack: CheckBack): string | undefined {
    const newest = checkBack.messageIds.at(-1);
    const last = twilio.messages.find(({ sid, to }) => sid === newest && homeOf(to) === address);
    if (!last || last.checkBack !== known.id) return "Twilio never had it";
    const isFailed = last.status === "undelivered" || last.status === "failed";
    if (checkBack.state === "undelivered") return isFailed ? undefined : `Twilio says ${last.status}`;
    if (!isFailed) return undefined;
    const isReported = last.reported.includes(last.status);
    return isReported && known.over === undefined ? `Twilio reported that it failed (${last.code})` : undefined;
  }

  /** A history shows every event: as many claims and messages as there were, one after the other. */
  function checkHistory(known: KnownCheckBack) {
    for (const [account, { checkBack, isThere }] of known.holders) {
      const { history } = checkBack;
      const of = `${account.name}, ${known.guide} ${known.id}: its history`;
      if (history.some(({ at }, i) => i > 0 && at < history[i - 1]!.at - 3 * frozen))
        violated(`${of} goes back in time`);
      if (!isThere || history.length >= maxHistory || history[0]?.event.kind !== "made" || known.holders.size > 1)
        continue;
      const claims = history.filter(({ event }) => event.kind === "claimed" || event.kind === "claimed-again").length;
      if (claims !== known.claims.length) violated(`${of} has other claims than were made`);
      const isComplete = known.over === undefined && checkBack.state !== "handed-over";
      if (isComplete && sidsOf(known.messages, account).some((sid) => !checkBack.messageIds.includes(sid)))
        violated(`${of} misses a message that Twilio has`);
    }
  }
}

/** Its last event was more than 14 days after the last message; or, for a guide with a limit of its own, after that. */
function isLate({ received, madeAt, guide }: KnownCheckBack, { history }: CheckBack): boolean {
  const ended = history.at(-1)?.at ?? 0;
  const lastWord = Math.max(...received.filter((at) => at <= ended), madeAt);
  const isTooOld = guide === "rice" && ended - madeAt > 9 * 24 * 3600_000 - frozen;
  return isTooOld || ended - lastWord > maxSilence - frozen;
}

/** The person wrote after they had been asked, so they need not be asked once more. */
const isAnswered = ({ messages: [first], received }: KnownCheckBack) =>
  first !== undefined && received.some((at) => at > first.at);

const sidsOf = (messages: Message[], { address }: Account) =>
  messages.filter(({ to }) => homeOf(to) === address).map(({ sid }) => sid);
