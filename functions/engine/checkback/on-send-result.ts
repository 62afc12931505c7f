import { dueAt } from "../guide/contact-hours.ts";
import type { Content } from "../guide/guide.ts";
import type { CheckBack, Conversation } from "../state/conversation.ts";
import type { ReportEvent, SendResult, SendResultEvent, Turn } from "../state/turn.ts";
import { afterFailure, retryLater } from "./after-failure.ts";
import { ended, maxSilence, reported, sent, stillUnknown } from "./check-back.ts";
import { lease } from "./wake-time.ts";

/** A send has ended: the claimed promise becomes what came of it. */
export function onSendResult(
  content: Content,
  conversation: Conversation | undefined,
  event: SendResultEvent,
  now: number,
): Turn {
  const promise = conversation?.promise;
  if (!conversation || promise?.id !== event.promise || !isForThisAttempt(promise, event))
    return { conversation, replies: [], outcome: { did: "settled-already" } };
  const next = afterSend(content, conversation, promise, event.sent, now);
  const refusal = event.sent.kind === "refused" ? event.sent : undefined;
  return turn(conversation, promise, next, { did: next.state, verdict: refusal?.verdict, code: refusal?.code });
}

/** How an attempt ended counts for that attempt alone; that a message went out counts for any that still waits. */
function isForThisAttempt({ state, attempts, sids }: CheckBack, { attempt, sent }: SendResultEvent): boolean {
  if (sent.kind === "accepted") return (state === "sending" || state === "open") && !sids.includes(sent.sid);
  return state === "sending" && attempts === attempt;
}

function afterSend(
  content: Content,
  conversation: Conversation,
  promise: CheckBack,
  sending: SendResult,
  now: number,
): CheckBack {
  switch (sending.kind) {
    case "accepted":
      return sent(promise, sending.sid, now, askAgainTime(content, conversation, promise, now));
    case "never":
      return retryLater(promise, "later", now, "not found at Twilio: it never went out");
    case "unknown":
      return afterUnknown(conversation, promise, now);
    case "refused": {
      const { verdict, code, sid } = sending;
      const known = sid === undefined ? promise : { ...promise, sids: [...promise.sids, sid] };
      return afterFailure(known, verdict, code, now);
    }
  }
}

/** It may have gone out: it stays claimed, and nobody sends it again on a guess. Nor is Twilio asked for ever. */
function afterUnknown({ lastHeardAt }: Conversation, promise: CheckBack, now: number): CheckBack {
  if (now < (promise.claimedAt ?? 0) + lease) return promise;
  return now - lastHeardAt > maxSilence
    ? ended(promise, "unsendable", now, "Twilio never said what became of it")
    : stillUnknown(promise, now);
}

/**
 * When to ask once more if nobody answers: by SMS only, since on WhatsApp each asking is a paid template. Whoever wrote
 * while it was on its way has answered.
 */
function askAgainTime(
  content: Content,
  { channel, lastHeardAt }: Conversation,
  promise: CheckBack,
  now: number,
): number | undefined {
  const guide = content.guides[promise.guide];
  const after = guide?.pages[promise.askPage]?.repeat;
  const hasWritten = lastHeardAt >= (promise.claimedAt ?? now);
  if (!guide || !after || channel !== "sms" || promise.timesAsked || hasWritten) return undefined;
  return dueAt(guide, content.calendars[guide.calendar]!, after, now);
}

/** Twilio's reports come late, twice and out of order: only a later stage of the same message counts. */
const stages = { sent: 1, undelivered: 2, delivered: 3, read: 4 };
type Stage = keyof typeof stages;
const stageOf = (status: string): Stage | undefined =>
  status === "failed" ? "undelivered" : Object.hasOwn(stages, status) ? (status as Stage) : undefined;

/** A delivery report about a check-back. One that comes before its settling settles it: then it did go out. */
export function onDeliveryReport(
  content: Content,
  conversation: Conversation | undefined,
  event: ReportEvent,
  now: number,
): Turn {
  const promise = conversation?.promise;
  const stage = stageOf(event.status);
  const did = `report-${event.status}`;
  const outcome = { did, guide: promise?.guide, language: conversation?.language };
  if (!conversation || !promise || !stage || !isNews(promise, event, stage))
    return { conversation, replies: [], outcome };
  const isFirstReport = !promise.sids.includes(event.sid);
  const taken = isFirstReport
    ? sent(promise, event.sid, now, askAgainTime(content, conversation, promise, now))
    : promise;
  if (stage === "undelivered")
    return turn(conversation, promise, undelivered(taken, event, now), {
      did,
      verdict: event.verdict,
      code: event.code,
    });
  return turn(conversation, promise, stage === "sent" ? taken : reported(taken, stage, now), { did });
}

/** Whether a report tells something new about the last message, or about an attempt that we never heard the end of. */
function isNews({ id, state, attempts, sids }: CheckBack, { promise, sid }: ReportEvent, stage: Stage): boolean {
  const isKnown = sids.includes(sid);
  if (!isKnown)
    return promise === id && attempts > 0 && (state === "sending" || (state === "open" && stage !== "undelivered"));
  if (sids.at(-1) !== sid) return false;
  // Said to be undelivered, due again, and delivered after all.
  if (state === "open") return stages[stage] > stages.undelivered;
  return Object.hasOwn(stages, state) && stages[stage] > stages[state as Stage];
}

/** Not delivered: tried again where that helps; else most likely the sign that the number is closed. */
function undelivered(promise: CheckBack, { verdict, code }: ReportEvent, now: number): CheckBack {
  if (verdict === undefined || verdict === "gone" || promise.isHandoverNotice)
    return reported({ ...promise, ...(code !== undefined && { error: code }) }, "undelivered", now);
  return afterFailure(promise, verdict, code, now);
}

function turn(
  conversation: Conversation,
  before: CheckBack,
  promise: CheckBack,
  came: Pick<Turn["outcome"], "did" | "verdict" | "code">,
): Turn {
  const optedOut = conversation.optedOut || came.verdict === "opted-out";
  const next = promise === before ? conversation : { ...conversation, promise, optedOut };
  const outcome = { ...came, guide: promise.guide, place: promise.askPage, language: conversation.language };
  return { conversation: next, replies: [], outcome };
}
