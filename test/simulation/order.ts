import type { Sending } from "../../functions/engine/state/check-back.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { firstDue, nextTime } from "./due.ts";

/*
 * Check-backs of one person that fall due within the same hour are sent in the order of their due times, one after the
 * other.
 */

const hour = 3600_000;

type Facts = {
  /** Whether a guide's check-backs may be sent at an instant. */
  isContactHour: (guide: string, at: number) => boolean;
  /** Whether the same process has claimed it before: each is tried once in a run. */
  wasTried: (checkBack: string) => boolean;
  /** Another check-back that may be on its way to the account at an instant. */
  inFlight: (at: number) => string | undefined;
};

/**
 * What is wrong with claiming this check-back before the others of the conversation; undefined when nothing is.
 *
 * @param before the conversation before the claim
 */
export function outOfOrder(
  before: Conversation | undefined,
  claimed: Sending,
  { isContactHour, wasTried, inFlight }: Facts,
): string | undefined {
  const { startedAt: at } = claimed.attempt;
  const others = before?.checkBacks.filter(({ id }) => id !== claimed.id) ?? [];
  // One that was replaced while it was being sent is not known any more, and what replaced it is not due together with it.
  const sending = others.find(({ id }) => id === inFlight(at));
  if (sending !== undefined) return `while ${sending.id} is being sent`;
  const due = claimed.firstDueAt ?? claimed.dueAt;
  for (const other of others) {
    // One that was refused goes on by another route, which may be after the next.
    const hasDetour = other.state === "open" && other.detour !== undefined;
    const otherDue = hasDetour || wasTried(other.id) ? undefined : firstDue(other);
    const isDue = otherDue !== undefined && (nextTime(other) ?? at) <= at && isContactHour(other.guide, at);
    if (isDue && otherDue < due && due - otherDue <= hour)
      return `before ${other.guide} ${other.id}, which was due first`;
  }
  return undefined;
}
