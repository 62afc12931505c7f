import type { Content } from "../guide/guide.ts";
import type { CheckBack } from "../state/check-back.ts";
import type { Context } from "../state/context.ts";
import { type Conversation, checkBackById } from "../state/conversation.ts";
import type { DeliveryStatus, ReportEvent } from "../state/event.ts";
import type { Happened } from "../state/happened.ts";
import type { Turn } from "../state/turn.ts";
import { afterFailure } from "./after-failure.ts";
import { andThen, type Changed, silently } from "./changed.ts";
import { accepted } from "./on-send-result.ts";
import { optedOutAtProvider } from "./provider-opt-out.ts";
import { arrived, undelivered } from "./transitions.ts";
import { nothing, turnOf } from "./turn-of.ts";

/** Reports come late, twice and out of order, so only a later stage of the same message counts. */
const stages: Record<DeliveryStatus, number> = { pending: 0, sent: 1, undelivered: 2, delivered: 3, read: 4 };

/** The delivery stage of a check-back's newest message; undefined when no report can change it. */
function stageOf(checkBack: CheckBack): number | undefined {
  switch (checkBack.state) {
    case "sent":
    case "delivered":
    case "read":
    case "undelivered":
      return stages[checkBack.state];
    // It was reported as undelivered and is due again. It may still be delivered.
    case "open":
      return stages.undelivered;
    case "sending":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
    case "handed-over":
      return undefined;
  }
}

/** Records a delivery report. A report that comes before the result of the send shows that the message was sent. */
export function onDeliveryReport(
  content: Content,
  conversation: Conversation | undefined,
  event: ReportEvent,
  context: Context,
): Turn {
  const { now } = context;
  const { status } = event;
  const report: Happened = { kind: "report", status };
  const checkBack = reportedOn(conversation, event);
  if (!conversation || !checkBack || !isNews(checkBack, event)) return nothing(conversation, report);
  const isFirst = !checkBack.messageIds.includes(event.messageId);
  const taken =
    isFirst && (checkBack.state === "open" || checkBack.state === "sending")
      ? accepted(content, conversation, { checkBack, messageId: event.messageId, when: context })
      : silently(checkBack);
  const changed = andThen(taken, (each) => afterReport(each, event, now));
  const turn = turnOf(conversation, changed, report);
  const isOptOut = status === "undelivered" && event.failure === "opted-out";
  return isOptOut ? optedOutAtProvider(turn, checkBack.id, now) : turn;
}

/** The check-back of a report: found by its id, else by the id of one of its messages. */
const reportedOn = (conversation: Conversation | undefined, { checkBack, messageId }: ReportEvent) =>
  checkBackById(conversation, checkBack) ??
  conversation?.checkBacks.find(({ messageIds }) => messageIds.includes(messageId));

/** Whether the report is about the newest message and a later stage, or about an attempt whose result is unknown. */
function isNews(checkBack: CheckBack, { checkBack: id, messageId, status }: ReportEvent): boolean {
  const { state, messageIds } = checkBack;
  if (status === "pending") return false;
  if (!messageIds.includes(messageId)) {
    if (id !== checkBack.id) return false;
    return state === "sending" || (state === "open" && checkBack.lastAttempt !== undefined && status !== "undelivered");
  }
  const stage = stageOf(checkBack);
  return messageIds.at(-1) === messageId && stage !== undefined && stages[status] > stage;
}

function afterReport(checkBack: CheckBack, { status, failure, code }: ReportEvent, now: number): Changed {
  switch (status) {
    case "delivered":
    case "read":
      return arrived(checkBack, status, now);
    case "undelivered":
      // A notice ends as moved, whether it was delivered or not.
      if (checkBack.state !== "sent") return silently(checkBack);
      // Without a failure that can be retried, the number is most likely closed.
      return failure === undefined || failure === "number-gone"
        ? undelivered(checkBack, now, code)
        : afterFailure(checkBack, { failure, code }, now);
    case "pending":
    case "sent":
      return silently(checkBack);
  }
}
