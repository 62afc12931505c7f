import { mayStillSend } from "../checkback/wake-time.ts";
import { withdrawn } from "../checkback/withdraw.ts";
import type { CheckBack } from "../state/check-back.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";

/**
 * One conversation of two that turn out to be the same person's. The one with the later message goes on. An opt-out of
 * either counts, and both know their last messages. Of two check-backs of one guide the later conversation's is kept,
 * unless only the other is still to come.
 */
export function mergeConversations(a: Conversation, b: Conversation, now: number): Conversation {
  const [later, earlier] = a.lastHeardAt >= b.lastHeardAt ? [a, b] : [b, a];
  const optedOut = a.optedOut || b.optedOut;
  // Erased by their last message: nothing of the earlier conversation is kept but the opt-out.
  if (later.erased) return { ...later, optedOut };
  const guides = new Set([...later.checkBacks, ...earlier.checkBacks].map(({ guide }) => guide));
  const kept = [...guides].flatMap((guide) => {
    const both = [checkBackOf(later, guide), checkBackOf(earlier, guide)].filter((each) => each !== undefined);
    return both.find(isToCome) ?? both[0] ?? [];
  });
  return {
    ...later,
    optedOut,
    language: later.language ?? earlier.language,
    checkBacks: optedOut ? kept.map((each) => withdrawn(each, now).checkBack) : kept,
    recent: alternately(earlier.recent, later.recent),
  };
}

/** Still to be sent, from here or by SMS. A notice that it has moved does not count. */
const isToCome = (checkBack: CheckBack): boolean =>
  (mayStillSend(checkBack) && checkBack.purpose === "ask") ||
  (checkBack.state === "handed-over" && checkBack.smsPerson !== undefined);

/** Both lists as one whose end has the last of each, so that cutting it from the front keeps the newest of both. */
function alternately<T>(earlier: T[], later: T[]): T[] {
  const length = Math.max(earlier.length, later.length);
  const fromTheEnd = Array.from({ length }, (_, i) => [later.at(-1 - i), earlier.at(-1 - i)]).flat();
  return fromTheEnd.filter((each) => each !== undefined).reverse();
}
