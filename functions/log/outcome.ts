import { type CheckBack, type CheckBackState, checkBackStates } from "../engine/state/check-back.ts";
import type { CheckBackEvent } from "../engine/state/check-back-event.ts";
import { type DeliveryStatus, deliveryStatuses } from "../engine/state/event.ts";
import type { FailureKind } from "../engine/state/failure.ts";
import type { Happened, MessageKind, NotDue, OperatorOutcome, ReplyResult } from "../engine/state/happened.ts";
import type { Turn } from "../engine/state/turn.ts";

/* The outcome of a turn in one word, made from its events. */

/**
 * The word for a turn in the log. `check-back-*` is an attempt to send, and `looked-up-*` an attempt whose result was
 * asked for, each with the state of the check-back afterwards. The other words are kinds of messages and other
 * outcomes.
 */
export type TurnWord =
  | MessageKind
  | `check-back-${CheckBackState}`
  | `looked-up-${CheckBackState}`
  | `report-${DeliveryStatus}`
  | `operator-${OperatorOutcome}`
  | `reply-${ReplyResult}`
  | NotDue
  | CheckBackState
  | "postponed"
  | "result-ignored"
  | "continued-by-sms";

/** The words of attempts to send, and of delivery reports. */
export const sendWords: readonly TurnWord[] = checkBackStates.flatMap((state): TurnWord[] => [
  `check-back-${state}`,
  `looked-up-${state}`,
]);
export const reportWords: readonly TurnWord[] = deliveryStatuses.map((status): TurnWord => `report-${status}`);

type CheckBackHappened = Extract<Happened, { kind: "check-back" }>;

const isCheckBack = (each: Happened): each is CheckBackHappened => each.kind === "check-back";

/** The last event of a check-back in a turn, and the check-back after it. */
export const lastCheckBack = ({ happened }: Pick<Turn, "happened">): CheckBackHappened | undefined =>
  happened.filter(isCheckBack).at(-1);

/** The outcome of a due check-back or of a send, with the reason of a failure. @param id the check-back */
export function outcomeOf(
  { happened, conversation }: Turn,
  id?: string,
): { outcome: CheckBackState | NotDue | "postponed"; failure?: FailureKind | undefined; code?: number | undefined } {
  const notDue = happened.find((each) => each.kind === "not-due");
  if (notDue) return { outcome: notDue.why };
  const last = lastCheckBack({ happened });
  if (last?.event.kind === "postponed") return { outcome: "postponed" };
  const current = last?.checkBack ?? conversation?.checkBacks.find((each) => each.id === id);
  return { outcome: current?.state ?? "no-check-back", ...(last && failureIn(last.event)) };
}

/** The reason of a failure, and the provider's code. */
export function failureIn(event: CheckBackEvent): { failure?: FailureKind | undefined; code?: number | undefined } {
  return "failure" in event || "code" in event ? { failure: event.failure, code: event.code } : {};
}

/** The word for a turn. */
export function wordOf({ happened, conversation }: Turn): TurnWord {
  const [first] = happened;
  switch (first?.kind) {
    case "message":
      return first.as;
    case "report":
      return `report-${first.status}`;
    case "operator":
      return `operator-${first.outcome}`;
    case "not-due":
      return first.why;
    case "look-up":
      return `looked-up-${stateAfter(happened) ?? "sending"}`;
    case "check-back": {
      const { event, checkBack } = first;
      if (event.kind === "postponed") return "postponed";
      if (event.kind !== "claimed" && event.kind !== "claimed-again") return checkBack.state;
      return `check-back-${stateAfter(happened) ?? checkBack.state}`;
    }
    case "result-ignored":
    case "result-unknown":
      return "result-ignored";
    case "reply":
      return `reply-${first.result}`;
    case "started":
    case "door":
    case "limited":
    case undefined:
      return conversation ? "continued-by-sms" : "no-check-back";
  }
}

const stateAfter = (happened: Happened[]): CheckBack["state"] | undefined =>
  lastCheckBack({ happened })?.checkBack.state;
