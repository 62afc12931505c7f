import type { Conversation, Promised } from "./conversation.ts";
import type { ReportEvent, Sent, SettledEvent, Turn } from "./turn.ts";

/** How long to wait before Twilio is asked again, in milliseconds, and how often it is asked at most. */
const backOff = 15 * 60 * 1000;
const mostAttempts = 4;

/** A send has ended: the claimed promise becomes what came of it. */
export function settle(conversation: Conversation | undefined, event: SettledEvent, now: number): Turn {
  const promise = conversation?.promise;
  if (!conversation || promise?.id !== event.promise || promise.state !== "sending")
    return { conversation, replies: [], outcome: { did: "settled-already" } };
  const settled = settledPromise(promise, event.sent, now);
  const gone = event.sent.kind === "refused" && event.sent.verdict === "opted-out";
  const next = { ...conversation, promise: settled, optedOut: conversation.optedOut || gone };
  const outcome = { did: settled.state, guide: promise.guide, at: promise.ask, language: conversation.language };
  return { conversation: next, replies: [], outcome };
}

function settledPromise({ unwanted, ...promise }: Promised, sent: Sent, now: number): Promised {
  if (sent.kind === "accepted") return { ...promise, state: "sent", sid: sent.sid };
  // It may have gone out: it stays claimed, and nobody sends it again on a guess.
  if (sent.kind === "unknown") return { ...promise, ...(unwanted && { unwanted }) };
  const refused = { ...promise, ...(sent.code !== undefined && { error: sent.code }) };
  switch (sent.verdict) {
    case "gone":
      return { ...refused, state: "undeliverable" };
    case "opted-out":
      return { ...refused, state: "cancelled" };
    case "ours":
      return { ...refused, state: "unsendable" };
    case "retry":
      if (unwanted) return { ...refused, state: "cancelled" };
      if (promise.attempts >= mostAttempts) return { ...refused, state: "unsendable" };
      return { ...refused, state: "open", dueAt: now + backOff * promise.attempts };
  }
}

/** Twilio's reports come late, twice and out of order: only a later stage of the same message counts. */
const rank: Record<string, number> = { sending: 0, sent: 1, delivered: 2, undelivered: 3 };
const stages: Record<string, Promised["state"]> = {
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "undelivered",
  failed: "undelivered",
};

/** A delivery report about a check-back. One that came before its settling settles it: then it did go out. */
export function report(conversation: Conversation | undefined, event: ReportEvent): Turn {
  const promise = conversation?.promise;
  const state = stages[event.status];
  const outcome = { did: `report-${event.status}`, guide: promise?.guide, language: conversation?.language };
  const named = event.promise === undefined ? promise?.sid !== undefined : promise?.id === event.promise;
  const known = named && (promise?.sid ?? event.sid) === event.sid;
  if (!conversation || !promise || !known || !state || (rank[state] ?? 0) <= (rank[promise.state] ?? 9))
    return { conversation, replies: [], outcome };
  const { unwanted, ...rest } = promise;
  const error = event.code === undefined ? {} : { error: event.code };
  return {
    conversation: { ...conversation, promise: { ...rest, state, sid: event.sid, ...error } },
    replies: [],
    outcome,
  };
}
