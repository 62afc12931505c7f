import { withdrawn } from "../checkback/check-back.ts";
import { mayStillWrite } from "../checkback/wake-time.ts";
import type { CheckBack, Conversation } from "../state/conversation.ts";

/**
 * One conversation of two that turn out to be the same person's. The one heard later goes on. An opt-out of either counts,
 * a check-back of the earlier one is kept only when the later one has none to come, and both know their last messages.
 */
export function mergeConversations(a: Conversation, b: Conversation, now: number): Conversation {
  const [later, earlier] = a.lastHeardAt >= b.lastHeardAt ? [a, b] : [b, a];
  const optedOut = a.optedOut || b.optedOut;
  // Erased by their last word: nothing of the earlier conversation is kept but the opt-out.
  if (later.erased) return { ...later, optedOut };
  const kept = [later.promise, earlier.promise].find(isToCome) ?? later.promise ?? earlier.promise;
  return {
    ...later,
    ...{ optedOut, language: later.language ?? earlier.language },
    promise: optedOut ? withdrawn(kept, now) : kept,
    recent: alternately(earlier.recent, later.recent),
  };
}

/** Still to be sent, from here or by SMS. A notice that it has moved is none. */
const isToCome = (promise: CheckBack | undefined) =>
  (mayStillWrite(promise) && !promise?.isHandoverNotice) || promise?.continuesBySms;

/** Both lists as one whose end has the last of each, so that cutting it from the front keeps the newest of both. */
function alternately<T>(earlier: T[], later: T[]): T[] {
  const length = Math.max(earlier.length, later.length);
  const fromTheEnd = Array.from({ length }, (_, i) => [later.at(-1 - i), earlier.at(-1 - i)]).flat();
  return fromTheEnd.filter((each) => each !== undefined).reverse();
}
