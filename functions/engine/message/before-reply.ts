import { answered } from "../checkback/check-back.ts";
import type { Content } from "../guide/guide.ts";
import { guideOf } from "../guide/page-ref.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import { type Conversation, day } from "../state/conversation.ts";
import type { MessageEvent } from "../state/turn.ts";
import { rateAt } from "./rate-limit.ts";

/** After so long a bare number is no longer an answer to the page we sent. */
const session = 14 * day;

/** The conversation as the message finds it: begun, or woken, or its page forgotten. */
export function beforeReply(
  content: Content,
  stored: Conversation | undefined,
  event: MessageEvent,
  now: number,
): Conversation {
  const { channel, ourAddress } = event;
  const pace = rateAt(stored?.messageRate, now);
  if (!stored)
    return { channel, ourAddress, optedOut: false, lastHeardAt: now, unclear: 0, messageRate: pace, recent: [] };
  const { erased, ...kept } = stored;
  const guide = guideOf(content, stored);
  const at = stored.place === undefined ? undefined : currentPlace(guide, stored.place);
  const stale = now - lastSpoken(stored) > session || at === undefined || !pageAt(content, guide, at);
  const promise = kept.promise && { promise: answered(kept.promise, now) };
  return {
    ...kept,
    ...promise,
    ourAddress,
    lastHeardAt: now,
    messageRate: pace,
    ...(stale ? { place: undefined, returnTo: undefined } : { place: at }),
  };
}

/** When either side last spoke: the question of a check-back may be answered as long as any other. */
const lastSpoken = ({ lastHeardAt, promise, place }: Conversation): number =>
  promise?.timesAsked && promise.askPage === place ? Math.max(lastHeardAt, promise.claimedAt ?? 0) : lastHeardAt;
