import { nextContactTime } from "../guide/contact-hours.ts";
import type { Content } from "../guide/guide.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import type { CheckBack, Conversation } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";
import type { OperatorEvent, Turn } from "../state/turn.ts";
import { cancelledByOperator, maxSilence, reopened } from "./check-back.ts";

/**
 * An operator's hand: what could not be sent is opened again, what is still to come is ended, or a person is erased. What
 * it did is `retried`, `cancelled` or `erased`, or else why not.
 */
export function onOperator(
  content: Content,
  conversation: Conversation | undefined,
  event: OperatorEvent,
  now: number,
): Turn {
  const promise = conversation?.promise;
  const outcome = { guide: promise?.guide, place: promise?.askPage, language: conversation?.language };
  const turn = (did: string, next = promise): Turn => ({
    conversation: next === promise || !conversation ? conversation : { ...conversation, promise: next },
    replies: [],
    outcome: { did, ...outcome },
  });
  if (event.what === "erase")
    return conversation && !conversation.erased
      ? { conversation: erased(conversation, now), replies: [], outcome: { did: "erased" } }
      : turn("nobody");
  if (!conversation || promise?.id !== event.promise) return turn("no-promise");
  if (event.what === "cancel") {
    const next = cancelledByOperator(promise, now);
    return next ? turn("cancelled", next) : turn("nothing-to-cancel");
  }
  const why = whyNotRetried(content, conversation, promise, event.isReachable, now);
  if (why) return turn(why);
  return turn("retried", reopened(promise, nextContactTime(content.guides[promise.guide]!, now), now));
}

/** What stands against opening a promise again. */
function whyNotRetried(
  content: Content,
  { optedOut, lastHeardAt }: Conversation,
  promise: CheckBack,
  isReachable: boolean,
  now: number,
): "not-stuck" | "opted-out" | "too-late" | "no-address" | "no-page" | undefined {
  const guide = content.guides[promise.guide];
  if (promise.state !== "unsendable") return "not-stuck";
  if (optedOut) return "opted-out";
  if (now - lastHeardAt > maxSilence) return "too-late";
  if (!isReachable) return "no-address";
  return guide && pageAt(content, guide, currentPlace(guide, promise.askPage)) ? undefined : "no-page";
}
