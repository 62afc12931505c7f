import type { CheckBack } from "./check-back.ts";
import type { CheckBackEvent } from "./check-back-event.ts";
import type { Limited } from "./context.ts";
import type { DeliveryStatus } from "./event.ts";

/** The kind of a person's message. */
export type MessageKind =
  // Understood messages.
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
  // Messages without an answer, or with one that does not depend on the words.
  | "empty"
  | "link"
  | "quoted"
  | "automatic"
  | "reaction"
  | "media"
  | "repeated"
  | "said-again"
  | "rate-limited"
  // Messages that the provider has answered.
  | "provider-stop"
  | "provider-start"
  | "provider-help";

/** Why a due event changed nothing. */
export type NotDue = "no-check-back" | "replaced" | "not-due" | "already-sent" | "already-over" | "being-sent";

/** The result of a reply with buttons. `unknown`: it may have been sent. */
export type ReplyResult = "accepted" | "refused" | "unknown";

/** The outcome of an operator's command. */
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
 * One event in a turn. The log line and the metrics are made from a turn's events, and a check-back's history contains
 * its own.
 */
export type Happened =
  | { kind: "message"; as: MessageKind }
  | { kind: "started" }
  /** The message has the tag of a poster's link: see listen/door-tag.ts. */
  | { kind: "door"; tag: string }
  | { kind: "limited"; by: Limited; country: string }
  /** `checkBack` is the state after the event. */
  | { kind: "check-back"; event: CheckBackEvent; checkBack: CheckBack }
  | { kind: "not-due"; why: NotDue }
  /** The provider is asked for the result of an attempt. */
  | { kind: "look-up" }
  /** The result of a send changes nothing: it is already known, or a later attempt counts. */
  | { kind: "result-ignored" }
  /** The provider does not know the result of the send yet. */
  | { kind: "result-unknown" }
  /** The result of a reply with buttons. */
  | { kind: "reply"; result: ReplyResult; code?: number | undefined }
  | { kind: "report"; status: DeliveryStatus }
  | { kind: "operator"; outcome: OperatorOutcome };
