import type { Language } from "../../text/language.ts";
import { type CheckBack, day } from "../state/conversation.ts";

/*
 * The promise to check back, as a machine of states. Every way from one state to another is a function here, and notes
 * itself in the promise's story.
 *
 *   open -> sending (claimed, with a lease) -> sent -> delivered -> read, or undelivered
 *   open, sending -> cancelled | overtaken | too-late | undeliverable | unsendable | handed-over
 *
 * Back to open: refused for now, not found at Twilio after the lease, or asked once more because nobody answered.
 */

/** Nothing is sent first later than this after the person's last word: the number may be a stranger's by then. */
export const maxSilence = 14 * day;

/** How long to wait before Twilio is asked again what became of a message, so that others are seen to first. */
const askTwilioEvery = 15 * 60 * 1000;

/** A new start: nothing has failed yet. */
const noFailures = { failed: 0, delayed: 0 } as const;

/** As many messages as Twilio is asked for in one look-up. */
const maxSids = 50;

/** What is remembered of how it came about: more than any honest story has. */
const maxHistory = 24;

/** The same promise after one step, which its story tells. */
export function record(promise: CheckBack, at: number, event: string, change: Partial<CheckBack> = {}): CheckBack {
  const [first, ...more] = [...promise.history, { at, event }];
  return { ...promise, ...change, history: first ? [first, ...more.slice(1 - maxHistory)] : [] };
}

type NewCheckBack = Pick<CheckBack, "id" | "guide" | "askPage" | "dueAt"> & { code?: string | undefined };

/** A promise, just made. `code` moves it to another phone. */
export function made({ code, ...making }: NewCheckBack, now: number): CheckBack {
  const promise: CheckBack = { ...making, madeAt: now, state: "open", attempts: 0, failed: 0, sids: [], history: [] };
  return record(promise, now, "made", code === undefined ? {} : { code });
}

/** Claimed for one attempt to send it, by a template in this language or as text. It is held until the lease is over. */
export function claimed(
  { askAgainAt, askTwilioAt, templateLanguage, ...promise }: CheckBack,
  now: number,
  template: Language | undefined,
  line: string,
): CheckBack {
  const change = {
    state: "sending",
    attempts: promise.attempts + 1,
    claimedAt: now,
    byTemplate: template !== undefined,
    ...(template !== undefined && { templateLanguage: template }),
    sentFrom: line,
    firstDueAt: askAgainAt ?? promise.firstDueAt ?? promise.dueAt,
  } as const;
  if (askAgainAt === undefined) return record(promise, now, "claimed", change);
  return record(promise, now, "claimed, to ask once more", { ...change, ...noFailures });
}

/** Put off into the guide's contact hours. */
export function postponed(promise: CheckBack, dueAt: number, now: number): CheckBack {
  const { firstDueAt = promise.dueAt } = promise;
  const changed = promise.askAgainAt === undefined ? { dueAt, firstDueAt } : { askAgainAt: dueAt };
  return record(promise, now, "put off to the guide's hours", changed);
}

type End = Extract<
  CheckBack["state"],
  "cancelled" | "overtaken" | "too-late" | "undeliverable" | "unsendable" | "handed-over"
>;

/** Over, without having been sent (again). What was only left to tell that it moved has moved, told or not. */
export function ended(promise: CheckBack, state: End, now: number, why: string = state): CheckBack {
  const { askAgainAt, doNotRetry, code, waitsFor, elsewhere, askTwilioAt, ...rest } = promise;
  return record(rest, now, why, { state: promise.isHandoverNotice ? "handed-over" : state });
}

/** Twilio has it. `repeatAt` is when to ask once more if nobody answers. */
export function sent(promise: CheckBack, sid: string, now: number, repeatAt?: number): CheckBack {
  const { error, waitsFor, askTwilioAt, ...rest } = promise;
  return record(rest, now, promise.byTemplate ? "sent by template" : "sent", {
    state: promise.isHandoverNotice ? "handed-over" : "sent",
    timesAsked: (promise.timesAsked ?? 0) + 1,
    sids: [...promise.sids, sid].slice(-maxSids),
    ...(repeatAt !== undefined && !promise.doNotRetry && { askAgainAt: repeatAt }),
  });
}

/** Twilio took it, and then could not deliver it: nobody was asked. */
export function notAskedAfterAll({ timesAsked, askAgainAt, askTwilioAt, ...promise }: CheckBack): CheckBack {
  const isTaken = ["sent", "delivered", "read", "undelivered"].includes(promise.state);
  return timesAsked === undefined ? promise : { ...promise, timesAsked: isTaken ? timesAsked - 1 : timesAsked };
}

/** Twilio could not say what became of it: it stays claimed, and Twilio is asked again later. */
export function stillUnknown(promise: CheckBack, now: number): CheckBack {
  return { ...promise, askTwilioAt: now + askTwilioEvery };
}

/** What became of a message that was sent. */
export function reported(
  promise: CheckBack,
  state: "sent" | "delivered" | "read" | "undelivered",
  now: number,
): CheckBack {
  const { askAgainAt, ...rest } = promise;
  // Nobody is asked once more at a number that can't be reached.
  const kept = state === "undelivered" || askAgainAt === undefined ? {} : { askAgainAt };
  return record(rest, now, state, { ...kept, state: promise.isHandoverNotice ? "handed-over" : state });
}

/** A promise taken back: what is still to come ends; what is on its way must not be tried again. */
export function withdrawn(
  promise: CheckBack | undefined,
  now: number,
  state: "cancelled" | "overtaken" = "cancelled",
): CheckBack | undefined {
  if (promise?.state === "open" || promise?.state === "unsendable") return ended(promise, state, now);
  if (promise?.state === "sending")
    return record(promise, now, `${state} while it was being sent`, { doNotRetry: true });
  const rest = promise && answered(promise, now);
  // Twilio has taken it, and may still say that it could not be delivered.
  return rest?.state === "sent" ? { ...rest, doNotRetry: true } : rest;
}

/** The person wrote: whom we asked already need not be asked once more. */
export function answered(promise: CheckBack, now: number): CheckBack {
  const { askAgainAt, ...rest } = promise;
  if (askAgainAt !== undefined) return rest;
  if (!promise.timesAsked || promise.isHandoverNotice) return promise;
  if (promise.state === "open") return ended(promise, "overtaken", now, "answered before it was asked once more");
  const isOnItsWay = promise.state === "sending" || (promise.state === "sent" && promise.timesAsked > 1);
  return isOnItsWay ? { ...promise, doNotRetry: true } : promise;
}

/** Still to be asked: then it moves to another phone as it is. Whom we asked already can answer there at once. */
export const isUnasked = ({ state, timesAsked }: CheckBack): boolean => state === "open" && !timesAsked;

/** It never reached them: neither the last time that they were asked, nor the time before. */
export function isMissed({ state, timesAsked = 0 }: CheckBack): boolean {
  return (state === "undelivered" && timesAsked <= 1) || (state === "undeliverable" && timesAsked === 0);
}

/** Moved to another phone; what may be left is to tell this one. */
export function handedOver(promise: CheckBack, now: number): CheckBack {
  const { code, askAgainAt, waitsFor, firstDueAt, elsewhere, ...rest } = promise;
  const change = { isHandoverNotice: true, askPage: "/handed-over", dueAt: now } as const;
  if (isUnasked(promise)) return record(rest, now, "handed over to another phone", change);
  return ended(promise, "handed-over", now, "handed over to another phone");
}

/** The same promise on the other phone, where nothing has failed yet. */
export function takenOver({ code, waitsFor, elsewhere, ...promise }: CheckBack, now: number): CheckBack {
  return record(promise, now, "taken over from another phone", noFailures);
}

/** What could not be sent, open again by an operator's hand. */
export function reopened({ error, ...promise }: CheckBack, dueAt: number, now: number): CheckBack {
  return record(promise, now, "opened again by the operator", {
    state: "open",
    dueAt,
    firstDueAt: dueAt,
    ...noFailures,
  });
}

/** Ended by an operator's hand; nothing when there is nothing left to end. What is being sent is not tried again. */
export function cancelledByOperator(promise: CheckBack, now: number): CheckBack | undefined {
  const { askAgainAt, ...rest } = promise;
  const { state } = promise;
  if (state === "open" || state === "unsendable") return ended(promise, "cancelled", now, "cancelled by the operator");
  if (state === "sending")
    return record(promise, now, "cancelled by the operator while it was being sent", { doNotRetry: true });
  // Twilio has taken it, and may still say that it could not be delivered.
  if (state === "sent" && !promise.doNotRetry)
    return record(rest, now, "not to be tried again, says the operator", { doNotRetry: true });
  return askAgainAt === undefined ? undefined : record(rest, now, "not to be asked once more, says the operator");
}
