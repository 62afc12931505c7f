import { maxSilence } from "../../functions/engine/checkback/check-back.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { kindHoursOf, making } from "./guide.ts";
import type { Claim, Tale } from "./oracle.ts";
import { type Account, homeOf } from "./phones.ts";
import type { Process } from "./process.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * What has to be true whenever somebody is written to: when it is claimed, when Twilio is asked, when Twilio takes it.
 *
 * A STOP that comes after the claim can't stop the request that is on its way; it keeps anything else from following.
 */

type Options = {
  zone: string;
  now: () => number;
  twilio: Twilio;
  templates: string[];
  wrong: (what: string) => void;
  count: (what: string) => void;
};

const hour = 3600_000;

/** A request may come this much after its claim, and so after the hours or a STOP: what `keep` allows, and the way. */
const grace = 30_000 + 60_000;

/** What the window is shortened by. */
const margin = 10 * 60_000;

const isOut = ({ status }: Message) => status !== "undelivered" && status !== "failed";

export function createClaims({ zone, now, twilio, templates, wrong, count }: Options) {
  const isKindHour = kindHoursOf(zone);

  /** Asked once, and once more by SMS when nobody said a word since; what Twilio could not deliver has not been asked. */
  function mayAsk(tale: Tale, account: Account, since: number): string | undefined {
    const [first, ...more] = tale.messages.filter(isOut);
    if (!first) return undefined;
    if (more.length > 0) return "a third time";
    if (account.channel !== "sms") return "twice on WhatsApp";
    if (tale.heard.some((at) => at > first.at && at < since)) return "once more after an answer";
    return now() - first.at < 24 * hour - grace ? "twice" : undefined;
  }

  function claimed(tale: Tale, { account, at, isNotice }: Claim, { lastHeardAt, optedOut }: Conversation) {
    const of = `${account.name}, ${tale.id}: claimed`;
    if (optedOut) wrong(`${of} while opted out`);
    if (!isKindHour(at)) wrong(`${of} outside the hours`);
    if (at - lastHeardAt > maxSilence) wrong(`${of} more than 14 days after the last word`);
    if (isNotice) {
      if (tale.notices.some((each) => homeOf(each.to) === account.address && isOut(each)))
        wrong(`${of}: told of the move twice`);
      return;
    }
    if (tale.over !== undefined) wrong(`${of} though it is over: ${tale.over}`);
    if (at - tale.madeAt < (making[tale.page] ?? 0) * hour - grace) wrong(`${of} too early`);
    const why = mayAsk(tale, account, now());
    if (why !== undefined) wrong(`${of} to ask ${why}`);
    const elsewhere = [...tale.held].some(
      ([other, { promise, isThere }]) =>
        other !== account && isThere && promise.state === "open" && !promise.isHandoverNotice,
    );
    if (elsewhere) wrong(`${of}, and it is open elsewhere, too`);
  }

  /** Twilio is asked to write. */
  function asked(tale: Tale | undefined, by: Process, to: Account, from: string) {
    const claim = tale?.claims.findLast(({ account }) => account === to);
    if (!claim) return wrong(`${to.name}: written to without a claim`);
    claim.requests += 1;
    if (claim.requests > 1) wrong(`${to.name}, ${tale?.id}: asked twice on one claim`);
    if (claim.by !== by) wrong(`${to.name}, ${tale?.id}: written to by somebody who did not claim it`);
    if (now() - claim.at > grace) wrong(`${to.name}, ${tale?.id}: written to long after the claim`);
    if (from !== to.line) wrong(`${to.name}: written to from ${from}`);
  }

  /** Twilio has taken it. */
  function taken(tale: Tale, message: Message, to: Account) {
    const of = `${to.name}, ${tale.id}: a message`;
    if (!isKindHour(now()) && !isKindHour(now() - grace)) wrong(`${of} outside the hours`);
    if (message.contentSid === "" && message.body === "") wrong(`${of} without words`);
    if (message.contentSid !== "" && !templates.includes(message.contentSid)) wrong(`${of} by an unknown template`);
    const isFree = to.channel === "whatsapp" && message.contentSid === "";
    const lastWord = twilio.lastWord(to.address);
    const claim = tale.claims.findLast(({ account }) => account === to);
    // A webhook that slept thinks that they wrote when it woke up. Twilio says so afterwards, and a template follows.
    const wasAsleep = (claim?.lastHeardAt ?? 0) - lastWord > margin;
    if (isFree && !wasAsleep && now() - lastWord > 24 * hour) wrong(`${of} in free text outside the window`);
    const why = message.isNotice ? undefined : mayAsk(tale, to, claim?.writtenAt ?? 0);
    if (why !== undefined) {
      count("doubled");
      wrong(`${of} that asks ${why}`);
    }
    if (message.isNotice) count("told that it moved");
    else if (tale.messages.some(isOut)) count("check-backs repeated");
    else count("check-backs sent");
    if (message.contentSid !== "") count("by template");
    (message.isNotice ? tale.notices : tale.messages).push(message);
  }
  return { claimed, asked, taken };
}
