import { answered } from "../checkback/withdraw.ts";
import type { Content } from "../guide/guide.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import { lastAttempt } from "../state/check-back.ts";
import { type Conversation, checkBackOf, day } from "../state/conversation.ts";
import type { MessageEvent } from "../state/event.ts";
import { standing } from "../state/standing.ts";
import { type Affected, withChanges } from "./effects.ts";
import { guideOf } from "./page-ref.ts";
import { rateAt } from "./rate-limit.ts";
import { unansweredAt } from "./unanswered.ts";

/** A bare number is not an answer to a page that was sent longer ago than this, in milliseconds. */
const session = 14 * day;

/**
 * The conversation before the reply: a new one, or the stored one without an outdated place. Its check-backs count as
 * answered.
 */
export function beforeReply(
  content: Content,
  stored: Conversation | undefined,
  event: MessageEvent,
  now: number,
): Affected {
  const { channel, ourAddress } = event;
  const messageRate = rateAt(stored?.messageRate, now);
  if (!stored) {
    const begun = { channel, ourAddress, optedOut: false, lastHeardAt: now, unclear: 0, messageRate };
    return { conversation: { ...begun, checkBacks: [], recent: [] }, happened: [{ kind: "started" }] };
  }
  const { erased, ...kept } = standing(stored);
  const guide = guideOf(content, kept);
  const place = kept.place === undefined ? undefined : currentPlace(guide, kept.place);
  const isStale = now - lastSpoken(kept) > session || place === undefined || !pageAt(content, guide, place);
  const woken: Conversation = {
    ...kept,
    ourAddress,
    lastHeardAt: now,
    messageRate,
    ...(isStale ? { place: undefined, returnTo: undefined } : { place }),
    unanswered: unansweredAt(stored, now - session),
  };
  return withChanges(
    woken,
    stored.checkBacks.map((each) => answered(each, now)),
  );
}

/** When either side last wrote. A check-back's question can be answered as long as any other page. */
function lastSpoken(conversation: Conversation): number {
  const { lastHeardAt, guide, place } = conversation;
  const checkBack = checkBackOf(conversation, guide);
  const isItsQuestion = checkBack !== undefined && checkBack.timesAsked > 0 && checkBack.askPage === place;
  return isItsQuestion ? Math.max(lastHeardAt, lastAttempt(checkBack)?.startedAt ?? 0) : lastHeardAt;
}
