import type { CheckBack, Delivered, Open, Sent } from "../state/check-back.ts";
import type { Conversation } from "../state/conversation.ts";
import { type DelayReason, delayReasons } from "../state/failure.ts";

/* When a check-back needs attention. Its timer and the sweep's index are made from this. Epoch milliseconds. */

/** How long a claim holds. Longer than the longest Lambda timeout, so an expired claim cannot still be running. */
export const lease = 10 * 60 * 1000;

/**
 * The next time at which the check-back needs attention: it is due, its lease ends, or the person is asked once more.
 */
export function wakeAt(checkBack: CheckBack): number | undefined {
  switch (checkBack.state) {
    case "open":
      return checkBack.dueAt;
    case "sending":
      return checkBack.lookUpAt ?? checkBack.attempt.startedAt + lease;
    case "sent":
    case "delivered":
    case "read":
      return checkBack.askAgainAt;
    case "undelivered":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
    case "handed-over":
      return undefined;
  }
}

/** Another process claimed it a short time ago, and may still be sending it. */
export const isBeingSent = (checkBack: CheckBack, now: number): boolean =>
  checkBack.state === "sending" && now < checkBack.attempt.startedAt + lease;

/** The check-backs that need attention now, in the order of their due times. @param except ids to leave out */
export const dueNow = (
  conversation: Conversation | undefined,
  now: number,
  except: readonly string[] = [],
): CheckBack[] =>
  (conversation?.checkBacks ?? [])
    .filter((each) => !except.includes(each.id) && (wakeAt(each) ?? Number.POSITIVE_INFINITY) <= now)
    .toSorted((a, b) => dueOrder(a) - dueOrder(b));

/** Its first due time: a retry keeps its place in the order. */
const dueOrder = (checkBack: CheckBack): number =>
  ("firstDueAt" in checkBack ? checkBack.firstDueAt : undefined) ?? wakeAt(checkBack) ?? 0;

/** The sweep has to find a check-back this long before the contact hours end, in milliseconds: two of its intervals. */
const beforeClosing = 10 * 60 * 1000;

/**
 * When the sweep looks at a conversation: the earliest time of its check-backs. A planned time is left to the timer for
 * `grace`, but not past the contact hours, because DynamoDB removes timers late. A retry gets no grace.
 *
 * @param grace in milliseconds
 */
export function sweepAt({ checkBacks }: Conversation, grace: number): number | undefined {
  const times = checkBacks.flatMap((each) => sweepTime(each, grace) ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

function sweepTime(checkBack: CheckBack, grace: number): number | undefined {
  const wake = wakeAt(checkBack);
  if (wake === undefined || !isPlanned(checkBack)) return wake;
  const { closesAt = Number.POSITIVE_INFINITY } = checkBack;
  return Math.max(wake, Math.min(wake + grace, closesAt - beforeClosing));
}

/** Whether it is planned to be sent: for the first time, or once more when there was no answer. */
export function isPlanned(checkBack: CheckBack): checkBack is Open | Sent | Delivered {
  switch (checkBack.state) {
    case "open":
      return checkBack.firstDueAt === undefined && checkBack.purpose === "ask";
    case "sent":
    case "delivered":
    case "read":
      return checkBack.askAgainAt !== undefined;
    case "sending":
    case "undelivered":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
    case "handed-over":
      return false;
  }
}

/** Why a check-back was not sent when it was due. `unknown`: the provider does not know the result. */
export const waitReasons = [...delayReasons, "unknown"] as const;
export type WaitReason = DelayReason | "unknown";

export type Waiting = { reason: WaitReason; firstDueAt: number; guide: string };

/** The check-back of a conversation that has waited longest: the reason, its first due time and its guide. */
export function waitingOf({ checkBacks }: Conversation): Waiting | undefined {
  const [longest] = checkBacks.flatMap((each) => waiting(each) ?? []).toSorted((a, b) => a.firstDueAt - b.firstDueAt);
  return longest;
}

function waiting(checkBack: CheckBack): Waiting | undefined {
  if (checkBack.state !== "open" && checkBack.state !== "sending") return undefined;
  const { delayedBy, guide, firstDueAt = checkBack.dueAt } = checkBack;
  if (checkBack.state === "sending" && checkBack.lookUpAt !== undefined)
    return { reason: "unknown", firstDueAt, guide };
  return delayedBy && { reason: delayedBy, firstDueAt, guide };
}

/** Whether we may still write first: it is not sent yet, or an operator can reopen it. */
export const mayStillSend = (checkBack: CheckBack): boolean =>
  wakeAt(checkBack) !== undefined || checkBack.state === "unsendable";

/** The address of a person is stored only while we may still write first to them. */
export const mayStillWrite = ({ checkBacks }: Conversation): boolean => checkBacks.some(mayStillSend);

/** Timers by the id of their check-back. */
export type TimerChange = { set: { id: string; dueAt: number }[]; drop: string[] };

/** The timers that a commit sets and drops; undefined when it changes none. */
export function timerChange(before: Conversation | undefined, after: Conversation): TimerChange | undefined {
  const was = new Map(before?.checkBacks.map((each) => [each.id, timerAt(each)]));
  const set = after.checkBacks.flatMap((each) => {
    const dueAt = timerAt(each);
    return dueAt === undefined || (was.has(each.id) && was.get(each.id) === dueAt) ? [] : [{ id: each.id, dueAt }];
  });
  const kept = new Set(after.checkBacks.map(({ id }) => id));
  const drop = [...was.keys()].filter((id) => !kept.has(id));
  return set.length + drop.length > 0 ? { set, drop } : undefined;
}

/** A claim does not change the timer: after the lease, the sweep finds the check-back. */
const timerAt = (checkBack: CheckBack): number | undefined =>
  checkBack.state === "sending" ? undefined : wakeAt(checkBack);
