import type { CheckBack } from "./check-back.ts";
import type { CheckBackEvent } from "./check-back-event.ts";
import type { Limited } from "./context.ts";
import type { DeliveryStatus } from "./event.ts";

/** What a person's message was taken for. */
export type MessageKind =
  // What was understood.
  | "opt-out"
  | "opt-in"
  | "command"
  | "greeting"
  | "choice"
  | "keyword"
  | "button"
  | "nearly"
  | "perhaps"
  | "which"
  | "another-day"
  | "thanks"
  | "not-offered"
  | "unclear"
  | "abuse"
  | "sensitive"
  | "code"
  // What gets no answer, or one that does not look at the words.
  | "empty"
  | "link"
  | "quoted"
  | "automatic"
  | "reaction"
  | "media"
  | "repeated"
  | "said-again"
  | "rate-limited"
  // The provider has answered it.
  | "provider-stop"
  | "provider-start"
  | "provider-help";

/** Why a due event changed nothing. */
export type NotDue = "no-check-back" | "replaced" | "not-due" | "already-sent" | "already-over" | "being-sent";

/** What came of an operator's command. */
export type OperatorOutcome =
  | "retried"
  | "cancelled"
  | "erased"
  | "no-conversation"
  | "no-check-back"
  | "nothing-to-cancel"
  | "not-unsendable"
  | "opted-out"
  | "too-late"
  | "no-address"
  | "no-page";

/**
 * One thing that happened in a turn. The log line and the metrics are made from a turn's list of these; the history of a
 * check-back holds its events.
 */
export type Happened =
  | { kind: "message"; as: MessageKind }
  | { kind: "started" }
  | { kind: "limited"; by: Limited; country: string }
  /** `checkBack` is the state after the event. */
  | { kind: "check-back"; event: CheckBackEvent; checkBack: CheckBack }
  | { kind: "not-due"; why: NotDue }
  /** The provider has to be asked what became of an attempt. */
  | { kind: "look-up" }
  /** How a send ended changes nothing: a later attempt counts, or it was known. */
  | { kind: "result-ignored" }
  /** The provider does not know yet how the send ended. */
  | { kind: "result-unknown" }
  | { kind: "report"; status: DeliveryStatus }
  | { kind: "operator"; outcome: OperatorOutcome };
