import { maxSilence } from "../../functions/engine/checkback/check-back.ts";
import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack } from "../../functions/engine/state/conversation.ts";
import { codes } from "./error-codes.ts";
import type { Tale } from "./oracle.ts";
import { type Account, homeOf } from "./phones.ts";
import type { Table } from "./table.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * When the world has run out: nothing is left lying about, and every promise has come to an end that something which
 * really happened explains. Whatever nothing explains is lost.
 */

type Options = {
  tales: Iterable<Tale>;
  twilio: Twilio;
  table: Table;
  /** How many templates there are. */
  templates: number;
  wrong: (what: string) => void;
  count: (what: string) => void;
};

/** A process may wake up with what time it was an hour ago. */
const asleep = 65 * 60_000;

export function atTheEnd({ tales, twilio, table, templates, wrong, count }: Options) {
  const { rows, timers, codes: handovers } = table.memory;
  const hasMeans = ({ channel }: Account) => channel === "sms" || templates > 0;
  for (const [what, left] of Object.entries({ rows, timers, handovers }))
    if (left.size > 0) wrong(`${left.size} ${what} are left`);
  for (const tale of tales) {
    for (const [account, { promise, isThere }] of tale.held) {
      if (!isThere) continue;
      count(`ended ${promise.state}`);
      const of = `${account.name}, ${tale.id}: ended as ${promise.state}`;
      if (wakeAt(promise) !== undefined || promise.state === "open") wrong(`${of}, which is no end`);
      const why = whyNot(tale, account, promise);
      if (why === undefined) continue;
      count("lost");
      wrong(`${of}, but ${why}`);
    }
    checkStory(tale);
  }

  /** Nothing, when what happened explains how a promise ended; else what is missing. */
  function whyNot(tale: Tale, account: Account, promise: CheckBack): string | undefined {
    const told = twilio.refusals.filter((each) => each.promise === tale.id && homeOf(each.to) === account.address);
    const was = (of: number[]) => told.filter(({ code }) => of.includes(code)).length;
    const isWanted = tale.over === undefined;
    switch (promise.state) {
      case "sent":
      case "delivered":
      case "read":
      case "undelivered":
        return whyNotSent(tale, account, promise);
      case "cancelled":
        return isWanted && was(codes.optedOut) === 0 && !isAnswered(tale) ? "nobody took it back" : undefined;
      case "overtaken":
        return isWanted && !isAnswered(tale) ? "nobody moved on" : undefined;
      case "too-late":
        return isLate(tale, promise) ? undefined : "it was not too late";
      case "undeliverable":
        return was([...codes.gone, ...codes.notOnWhatsApp, codes.byMeta]) === 0 && was(codes.onTheWay) < 4
          ? "Twilio did not say so"
          : undefined;
      case "unsendable":
        return was([...codes.ours, ...codes.template]) > 0 ||
          was(codes.onTheWay) >= 4 ||
          was([63016]) > 1 ||
          !hasMeans(account) ||
          isLate(tale, promise)
          ? undefined
          : "it could have been sent";
      case "handed-over":
        return tale.isTaken || [...tale.held.keys()].some((other) => other !== account) ? undefined : "nobody has it";
      default:
        return "that is no end";
    }
  }

  /** Its last step was more than 14 days after their last word. */
  function isLate(tale: Tale, promise: CheckBack): boolean {
    const ended = promise.history.at(-1)?.at ?? 0;
    const lastWord = Math.max(...tale.heard.filter((at) => at <= ended), tale.madeAt);
    return ended - lastWord > maxSilence - asleep;
  }

  /** Said to be sent: Twilio has it, and what Twilio told of it was listened to. */
  function whyNotSent(tale: Tale, { address }: Account, promise: CheckBack): string | undefined {
    const last = twilio.messages.find(({ sid, to }) => sid === promise.sids.at(-1) && homeOf(to) === address);
    if (!last || last.promise !== tale.id) return "Twilio never had it";
    const isFailed = last.status === "undelivered" || last.status === "failed";
    if (promise.state === "undelivered") return isFailed ? undefined : `Twilio says ${last.status}`;
    if (!isFailed) return undefined;
    const isHeard = last.heard.includes(last.status);
    return isHeard && tale.over === undefined ? `Twilio told us that it failed (${last.code})` : undefined;
  }

  /** What is recorded of a promise is what happened: as many claims, as many messages, one after the other. */
  function checkStory(tale: Tale) {
    for (const [account, { promise, isThere }] of tale.held) {
      const { history } = promise;
      const of = `${account.name}, ${tale.id}: its story`;
      const isRight = (did: string, really: number) =>
        history.filter((each) => each.event.startsWith(did)).length === really;
      if (history.some(({ at }, i) => i > 0 && at < history[i - 1]!.at - 3 * asleep)) wrong(`${of} goes back in time`);
      if (!isThere || history.length >= 24 || history[0]?.event !== "made") continue;
      const claims = tale.claims.filter(
        (claim) => promise.isHandoverNotice === undefined || claim.account === account,
      ).length;
      if (tale.held.size === 1 && !isRight("claimed", claims)) wrong(`${of} has other claims than were made`);
      const sids = sidsOf(tale.messages, account);
      const isOurs = tale.held.size === 1 && tale.over === undefined && promise.state !== "handed-over";
      if (isOurs && sids.some((sid) => !promise.sids.includes(sid))) wrong(`${of} misses a message that Twilio has`);
    }
  }
}

/** Somebody wrote after they had been asked: they need not be asked once more. */
const isAnswered = ({ messages: [first], heard }: Tale) => first !== undefined && heard.some((at) => at > first.at);

const sidsOf = (messages: Message[], { address }: Account) =>
  messages.filter(({ to }) => homeOf(to) === address).map(({ sid }) => sid);
