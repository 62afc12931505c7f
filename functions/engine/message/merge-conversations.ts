import { mayStillSend } from "../checkback/wake-time.ts";
import { withdrawn } from "../checkback/withdraw.ts";
import type { CheckBack } from "../state/check-back.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";

/**
 * Merges two conversations of the same person. The one with the later message continues. An opt-out in either counts,
 * and both lists of recent messages are kept. Of two check-backs of one guide, the later conversation's is kept, unless
 * only the other is still to come.
 */
export function mergeConversations(a: Conversation, b: Conversation, now: number): Conversation {
  const [later, earlier] = a.lastHeardAt >= b.lastHeardAt ? [a, b] : [b, a];
  const optedOut = a.optedOut || b.optedOut;
  // The last message erased the person, so only the opt-out of the earlier conversation is kept.
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

/** Whether it is still to be sent, here or by SMS. A notice about a move does not count. */
const isToCome = (checkBack: CheckBack): boolean =>
  (mayStillSend(checkBack) && checkBack.purpose === "ask") ||
  (checkBack.state === "handed-over" && checkBack.smsPerson !== undefined);

/**
 * Both lists in one, with the last entries of each at the end, so that the newest of both remain when the front is cut
 * off.
 */
function alternately<T>(earlier: T[], later: T[]): T[] {
  const length = Math.max(earlier.length, later.length);
  const fromTheEnd = Array.from({ length }, (_, i) => [later.at(-1 - i), earlier.at(-1 - i)]).flat();
  return fromTheEnd.filter((each) => each !== undefined).reverse();
}
