import type { Conversation, Promised } from "./conversation.ts";

/* When a promise needs somebody: what its timer and the index of overdue promises are made from. */

/** How long a claim holds: much longer than any function of ours lives, so whoever claimed it is surely gone. */
export const lease = 10 * 60 * 1000;

/** When somebody has to look at the promise again, in epoch milliseconds: due, the lease over, or to ask once more. */
export function wakeAt(promise: Promised | undefined): number | undefined {
  if (promise?.state === "open") return promise.dueAt;
  if (promise?.state === "sending") return promise.lookAt ?? (promise.claimedAt ?? 0) + lease;
  return promise?.repeatAt;
}

/** Whether we may still write first: not yet sent, or not sent for a reason of ours, which somebody may set right. */
export const mayStillSend = (promise: Promised | undefined) =>
  wakeAt(promise) !== undefined || promise?.state === "unsendable";

export type TimerChange = { set?: { id: string; dueAt: number }; drop?: string };

/** The timers that a commit sets and drops: a new alarm's, and that of a promise that was replaced or erased. */
export function timerChange(before: Conversation | undefined, after: Conversation): TimerChange | undefined {
  const [was, is] = [before?.promise, after.promise];
  const alarm = (promise: Promised | undefined) => (promise?.state === "sending" ? undefined : wakeAt(promise));
  const dueAt = alarm(is);
  // A claim leaves its timer alone: the sweep looks after the lease.
  const isNew = is && dueAt !== undefined && (was?.id !== is.id || alarm(was) !== dueAt);
  const drop = was && was.id !== is?.id ? { drop: was.id } : undefined;
  return isNew ? { set: { id: is.id, dueAt }, ...drop } : drop;
}
