import { type CheckBack, type Conversation, refusalReasons } from "../state/conversation.ts";

/* When a promise needs somebody: what its timer and the index of overdue promises are made from. */

/** How long a claim holds: much longer than any function of ours lives, so whoever claimed it is surely gone. */
export const lease = 10 * 60 * 1000;

/** When somebody has to look at the promise again, in epoch milliseconds: due, the lease over, or to ask once more. */
export function wakeAt(promise: CheckBack | undefined): number | undefined {
  if (promise?.state === "open") return promise.dueAt;
  if (promise?.state === "sending") return promise.askTwilioAt ?? (promise.claimedAt ?? 0) + lease;
  return promise?.askAgainAt;
}

/** The sweep has to see a promise so long before the contact hours end, in milliseconds: two of its intervals. */
const beforeClosing = 10 * 60 * 1000;

/**
 * When the sweep looks at the promise, in epoch milliseconds. A planned time is left to the timer for `grace`, though not
 * past the contact hours: DynamoDB removes timers late, and the sweep only heals. Anything else, such as a retry, is the
 * sweep's at once.
 *
 * @param grace in milliseconds
 */
export function sweepAt(promise: CheckBack | undefined, grace: number): number | undefined {
  const wake = wakeAt(promise);
  if (wake === undefined || !promise) return undefined;
  if (!isPlanned(promise)) return wake;
  const { closesAt = Number.POSITIVE_INFINITY } = promise;
  return Math.max(wake, Math.min(wake + grace, closesAt - beforeClosing));
}

/** Whether it is to be sent at a planned time: for the first time, or once more when there was no answer. */
export const isPlanned = ({ state, firstDueAt, isHandoverNotice, askAgainAt }: CheckBack): boolean =>
  (state === "open" && firstDueAt === undefined && !isHandoverNotice) ||
  (state !== "sending" && askAgainAt !== undefined);

/** What a promise waits for that could not be sent when it was due. `unknown`: Twilio cannot say what became of it. */
export const waitReasons = [...refusalReasons, "unknown"] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Why a promise was not sent when it was first due, and when that was (epoch milliseconds). */
export function waitingOf(promise: CheckBack | undefined): { reason: WaitReason; firstDueAt: number } | undefined {
  if (!promise || (promise.state !== "open" && promise.state !== "sending")) return undefined;
  const { waitsFor, askTwilioAt, firstDueAt = promise.dueAt } = promise;
  if (promise.state === "sending" && askTwilioAt !== undefined) return { reason: "unknown", firstDueAt };
  return waitsFor && { reason: waitsFor, firstDueAt };
}

/** Whether we may still write first: not yet sent, or not sent for a reason of ours, which somebody may set right. */
export const mayStillWrite = (promise: CheckBack | undefined) =>
  wakeAt(promise) !== undefined || promise?.state === "unsendable";

export type TimerChange = { set?: { id: string; dueAt: number }; drop?: string };

/** The timers that a commit sets and drops: a new alarm's, and that of a promise that was replaced or erased. */
export function timerChange(before: Conversation | undefined, after: Conversation): TimerChange | undefined {
  const [was, is] = [before?.promise, after.promise];
  const alarm = (promise: CheckBack | undefined) => (promise?.state === "sending" ? undefined : wakeAt(promise));
  const dueAt = alarm(is);
  // A claim leaves its timer alone: the sweep looks after the lease.
  const isNew = is && dueAt !== undefined && (was?.id !== is.id || alarm(was) !== dueAt);
  const drop = was && was.id !== is?.id ? { drop: was.id } : undefined;
  return isNew ? { set: { id: is.id, dueAt }, ...drop } : drop;
}
