import { spreadContactTime } from "../guide/contact-hours.ts";
import type { Content } from "../guide/guide.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import type { CheckBack } from "../state/check-back.ts";
import type { Context } from "../state/context.ts";
import { type Conversation, checkBackById } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";
import type { OperatorEvent } from "../state/event.ts";
import type { OperatorOutcome } from "../state/happened.ts";
import type { Turn } from "../state/turn.ts";
import { maxSilence } from "./policy.ts";
import { nothing, turnOf } from "./turn-of.ts";
import { cancelledByOperator, reopened } from "./withdraw.ts";

/** Handles operator commands: retry, cancel, erase. */
export function onOperator(
  content: Content,
  conversation: Conversation | undefined,
  event: OperatorEvent,
  context: Context,
): Turn {
  const { now } = context;
  const refused = (outcome: OperatorOutcome) => nothing(conversation, { kind: "operator", outcome });
  if (!conversation) return refused("no-conversation");
  if (event.command === "erase") {
    if (conversation.erased) return refused("no-conversation");
    const erasedNow = erased(conversation, now);
    return { conversation: erasedNow, replies: [], happened: [{ kind: "operator", outcome: "erased" }] };
  }
  const checkBack = checkBackById(conversation, event.checkBack);
  if (!checkBack) return refused("no-check-back");
  if (event.command === "cancel") {
    const changed = cancelledByOperator(checkBack, now);
    return changed
      ? turnOf(conversation, changed, { kind: "operator", outcome: "cancelled" })
      : refused("nothing-to-cancel");
  }
  if (checkBack.state !== "unsendable") return refused("not-unsendable");
  const why = whyNotRetried(content, conversation, checkBack, context);
  if (why) return refused(why);
  const dueAt = spreadContactTime(content.guides[checkBack.guide]!, context);
  return turnOf(conversation, reopened(checkBack, dueAt, now), { kind: "operator", outcome: "retried" });
}

/** Why an operator cannot reopen a check-back; undefined when it is possible. */
function whyNotRetried(
  content: Content,
  { optedOut, lastHeardAt }: Conversation,
  checkBack: CheckBack,
  { now, hasAddress }: Context,
): OperatorOutcome | undefined {
  const guide = content.guides[checkBack.guide];
  if (optedOut) return "opted-out";
  if (now - lastHeardAt > maxSilence) return "too-late";
  if (!hasAddress) return "no-address";
  return guide && pageAt(content, guide, currentPlace(guide, checkBack.askPage)) ? undefined : "no-page";
}
