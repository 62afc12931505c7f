import type { Language } from "../../text/language.ts";
import { day, type Promised } from "../state/conversation.ts";

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
export const kindFor = 14 * day;

/** How long to wait before Twilio is asked again what became of a message, so that others are seen to first. */
const lookAgain = 15 * 60 * 1000;

/** A new start: nothing has failed yet. */
const fresh = { failed: 0, delayed: 0 } as const;

/** As many messages as Twilio is asked for in one look-up. */
const maxSids = 50;

/** What is remembered of how it came about: more than any honest story has. */
const longestStory = 24;

/** The same promise after one step, which its story tells. */
export function step(promise: Promised, at: number, did: string, change: Partial<Promised> = {}): Promised {
  const [first, ...more] = [...promise.story, { at, did }];
  return { ...promise, ...change, story: first ? [first, ...more.slice(1 - longestStory)] : [] };
}

type Making = Pick<Promised, "id" | "guide" | "ask" | "dueAt"> & { code?: string | undefined };

/** A promise, just made. `code` moves it to another phone. */
export function made({ code, ...making }: Making, now: number): Promised {
  const promise: Promised = { ...making, madeAt: now, state: "open", attempts: 0, failed: 0, sids: [], story: [] };
  return step(promise, now, "made", code === undefined ? {} : { code });
}

/** Claimed for one attempt to send it, by a template in this language or as text. It is held until the lease is over. */
export function claimed(
  { repeatAt, lookAt, templateLanguage, ...promise }: Promised,
  now: number,
  template: Language | undefined,
  line: string,
): Promised {
  const change = {
    state: "sending",
    attempts: promise.attempts + 1,
    claimedAt: now,
    byTemplate: template !== undefined,
    ...(template !== undefined && { templateLanguage: template }),
    line,
    firstDueAt: repeatAt ?? promise.firstDueAt ?? promise.dueAt,
  } as const;
  if (repeatAt === undefined) return step(promise, now, "claimed", change);
  return step(promise, now, "claimed, to ask once more", { ...change, ...fresh });
}

/** Put off into the guide's contact hours. */
export function postponed(promise: Promised, dueAt: number, now: number): Promised {
  const { firstDueAt = promise.dueAt } = promise;
  const changed = promise.repeatAt === undefined ? { dueAt, firstDueAt } : { repeatAt: dueAt };
  return step(promise, now, "put off to the guide's hours", changed);
}

type End = Extract<
  Promised["state"],
  "cancelled" | "overtaken" | "too-late" | "undeliverable" | "unsendable" | "handed-over"
>;

/** Over, without having been sent (again). What was only left to tell that it moved has moved, told or not. */
export function ended(promise: Promised, state: End, now: number, why: string = state): Promised {
  const { repeatAt, unwanted, code, waitsFor, elsewhere, lookAt, ...rest } = promise;
  return step(rest, now, why, { state: promise.notice ? "handed-over" : state });
}

/** Twilio has it. `repeatAt` is when to ask once more if nobody answers. */
export function sent(promise: Promised, sid: string, now: number, repeatAt?: number): Promised {
  const { error, waitsFor, lookAt, ...rest } = promise;
  return step(rest, now, promise.byTemplate ? "sent by template" : "sent", {
    state: promise.notice ? "handed-over" : "sent",
    asked: (promise.asked ?? 0) + 1,
    sids: [...promise.sids, sid].slice(-maxSids),
    ...(repeatAt !== undefined && !promise.unwanted && { repeatAt }),
  });
}

/** Twilio took it, and then could not deliver it: nobody was asked. */
export function unasked({ asked, repeatAt, lookAt, ...promise }: Promised): Promised {
  const isTaken = ["sent", "delivered", "read", "undelivered"].includes(promise.state);
  return asked === undefined ? promise : { ...promise, asked: isTaken ? asked - 1 : asked };
}

/** Twilio could not say what became of it: it stays claimed, and Twilio is asked again later. */
export function unknownStill(promise: Promised, now: number): Promised {
  return { ...promise, lookAt: now + lookAgain };
}

/** What became of a message that was sent. */
export function reported(
  promise: Promised,
  state: "sent" | "delivered" | "read" | "undelivered",
  now: number,
): Promised {
  const { repeatAt, ...rest } = promise;
  // Nobody is asked once more at a number that can't be reached.
  const kept = state === "undelivered" || repeatAt === undefined ? {} : { repeatAt };
  return step(rest, now, state, { ...kept, state: promise.notice ? "handed-over" : state });
}

/** A promise taken back: what is still to come ends; what is on its way must not be tried again. */
export function takenBack(
  promise: Promised | undefined,
  now: number,
  state: "cancelled" | "overtaken" = "cancelled",
): Promised | undefined {
  if (promise?.state === "open" || promise?.state === "unsendable") return ended(promise, state, now);
  if (promise?.state === "sending") return step(promise, now, `${state} while it was being sent`, { unwanted: true });
  const rest = promise && answered(promise, now);
  // Twilio has taken it, and may still say that it could not be delivered.
  return rest?.state === "sent" ? { ...rest, unwanted: true } : rest;
}

/** The person wrote: whom we asked already need not be asked once more. */
export function answered(promise: Promised, now: number): Promised {
  const { repeatAt, ...rest } = promise;
  if (repeatAt !== undefined) return rest;
  if (!promise.asked || promise.notice) return promise;
  if (promise.state === "open") return ended(promise, "overtaken", now, "answered before it was asked once more");
  const isOnItsWay = promise.state === "sending" || (promise.state === "sent" && promise.asked > 1);
  return isOnItsWay ? { ...promise, unwanted: true } : promise;
}

/** Still to be asked: then it moves to another phone as it is. Whom we asked already can answer there at once. */
export const isUnasked = ({ state, asked }: Promised): boolean => state === "open" && !asked;

/** It never reached them: neither the last time that they were asked, nor the time before. */
export function isMissed({ state, asked = 0 }: Promised): boolean {
  return (state === "undelivered" && asked <= 1) || (state === "undeliverable" && asked === 0);
}

/** Moved to another phone; what may be left is to tell this one. */
export function handedOver(promise: Promised, now: number): Promised {
  const { code, repeatAt, waitsFor, firstDueAt, elsewhere, ...rest } = promise;
  const change = { notice: true, ask: "/handed-over", dueAt: now } as const;
  if (isUnasked(promise)) return step(rest, now, "handed over to another phone", change);
  return ended(promise, "handed-over", now, "handed over to another phone");
}

/** The same promise on the other phone, where nothing has failed yet. */
export function takenOver({ code, waitsFor, elsewhere, ...promise }: Promised, now: number): Promised {
  return step(promise, now, "taken over from another phone", fresh);
}

/** What could not be sent, open again by an operator's hand. */
export function reopened({ error, ...promise }: Promised, dueAt: number, now: number): Promised {
  return step(promise, now, "opened again by the operator", { state: "open", dueAt, firstDueAt: dueAt, ...fresh });
}

/** Ended by an operator's hand; nothing when there is nothing left to end. What is being sent is not tried again. */
export function stopped(promise: Promised, now: number): Promised | undefined {
  const { repeatAt, ...rest } = promise;
  const { state } = promise;
  if (state === "open" || state === "unsendable") return ended(promise, "cancelled", now, "cancelled by the operator");
  if (state === "sending")
    return step(promise, now, "cancelled by the operator while it was being sent", { unwanted: true });
  // Twilio has taken it, and may still say that it could not be delivered.
  if (state === "sent" && !promise.unwanted)
    return step(rest, now, "not to be tried again, says the operator", { unwanted: true });
  return repeatAt === undefined ? undefined : step(rest, now, "not to be asked once more, says the operator");
}
