import type { Content } from "../guide/guide.ts";
import type { Open, Sending } from "../state/check-back.ts";
import type { Context, When } from "../state/context.ts";
import { type Conversation, checkBackById } from "../state/conversation.ts";
import type { SendResultEvent } from "../state/event.ts";
import type { Turn } from "../state/turn.ts";
import { afterFailure, notFound } from "./after-failure.ts";
import { askAgainTime } from "./ask-again-time.ts";
import { type Changed, silently } from "./changed.ts";
import { ended } from "./end.ts";
import { maxSilence } from "./policy.ts";
import { optedOutAtProvider } from "./provider-opt-out.ts";
import { sent, stillUnknown } from "./transitions.ts";
import { nothing, turnOf } from "./turn-of.ts";
import { lease } from "./wake-time.ts";

/** Records the result of a send in the claimed check-back. */
export function onSendResult(
  content: Content,
  conversation: Conversation | undefined,
  event: SendResultEvent,
  context: Context,
): Turn {
  const { now } = context;
  const checkBack = checkBackById(conversation, event.checkBack);
  if (!conversation || (checkBack?.state !== "sending" && checkBack?.state !== "open"))
    return nothing(conversation, { kind: "result-ignored" });
  const { result, attempt } = event;
  // An accepted message counts for any attempt without a result. A failure counts only for its own attempt.
  if (result.kind === "accepted") {
    if (checkBack.messageIds.includes(result.messageId)) return nothing(conversation, { kind: "result-ignored" });
    return turnOf(
      conversation,
      accepted(content, conversation, { checkBack, messageId: result.messageId, when: context }),
    );
  }
  if (checkBack.state !== "sending" || checkBack.attempt.number !== attempt)
    return nothing(conversation, { kind: "result-ignored" });
  switch (result.kind) {
    case "not-found":
      return turnOf(conversation, notFound(checkBack, now));
    case "unknown":
      return turnOf(conversation, afterUnknown(conversation, checkBack, now), { kind: "result-unknown" });
    case "refused": {
      const { failure, code, messageId } = result;
      const known =
        messageId === undefined ? checkBack : { ...checkBack, messageIds: [...checkBack.messageIds, messageId] };
      const turn = turnOf(conversation, afterFailure(known, { failure, code }, now));
      return failure === "opted-out" ? optedOutAtProvider(turn, checkBack.id, now) : turn;
    }
  }
}

/** The check-back once the provider has accepted this message. */
export const accepted = (
  content: Content,
  conversation: Conversation,
  { checkBack, messageId, when }: { checkBack: Open | Sending; messageId: string; when: When },
): Changed => sent(checkBack, messageId, when.now, askAgainTime(content, conversation, checkBack, when));

/**
 * It may have been sent, so it stays claimed and is not sent again. After a time the provider is not asked any more.
 */
function afterUnknown({ lastHeardAt }: Conversation, checkBack: Sending, now: number): Changed {
  if (now < checkBack.attempt.startedAt + lease) return silently(checkBack);
  return now - lastHeardAt > maxSilence
    ? ended(checkBack, "unsendable", now, { why: "result-unknown" })
    : stillUnknown(checkBack, now);
}
