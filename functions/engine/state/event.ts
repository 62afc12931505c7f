import type { Channel } from "./conversation.ts";
import type { FailureKind } from "./failure.ts";

/* What the outside world says: a message, a timer, the result of a send, a delivery report, an operator's command. */

/** A message from a person. `text` is used for this turn and never stored. */
export type MessageEvent = {
  kind: "message";
  /** The provider's id of the message. A repeated webhook has the same. */
  id: string;
  channel: Channel;
  /** Our address that they wrote to. */
  ourAddress: string;
  /** The sender's number in E.164, when the channel shows one. */
  sender?: string | undefined;
  text: string;
  /** How many pictures or other media came with it. */
  media: number;
  /** A reaction to one of our messages; or a message without text or media, such as a location or a sticker. */
  type?: "reaction" | "unreadable" | undefined;
  /** The sender is a short code or a name, not a person's phone number. */
  isMachine?: true | undefined;
  /** The provider has already answered this opt-out, opt-in or call for help: it is only recorded. */
  optOut?: "STOP" | "START" | "HELP" | undefined;
  /** The id of the button or list row that was tapped: see buttons.ts. */
  button?: string | undefined;
};

/**
 * A check-back may be due: its timer was removed, or the sweep found it. Without an id, any of the person's.
 * `except`: the ids of those that this process has just dealt with.
 */
export type DueEvent = { kind: "due"; checkBack?: string | undefined; except?: string[] };

/**
 * How a send ended. `unknown`: it may have gone out (a time-out, a server error), so it is not sent again without asking
 * the provider. `not-found`: the provider was asked later and has no such message. `code` is the provider's error code.
 */
export type SendResult =
  | { kind: "accepted"; messageId: string }
  /** `messageId`: the provider took it, and then could not deliver it. */
  | { kind: "refused"; failure: FailureKind; code: number | undefined; messageId?: string }
  | { kind: "unknown" }
  | { kind: "not-found" };

/** `attempt` is the claim's number, so that the end of an old attempt is not taken for the end of a new one. */
export type SendResultEvent = { kind: "send-result"; checkBack: string; attempt: number; result: SendResult };

/** How far a message has come. `pending`: the provider still has it. */
export type DeliveryStatus = "pending" | "sent" | "delivered" | "read" | "undelivered";

/** A delivery report about a check-back: it names the check-back, or has the id of one of its messages. */
export type ReportEvent = {
  kind: "report";
  checkBack?: string | undefined;
  messageId: string;
  status: DeliveryStatus;
  code?: number | undefined;
  /** What the code means, when it failed. */
  failure?: FailureKind | undefined;
};

/** An operator opens a check-back again that could not be sent, ends one, or erases a person. */
export type OperatorEvent =
  | { kind: "operator"; command: "retry" | "cancel"; checkBack: string }
  | { kind: "operator"; command: "erase" };

export type Event = MessageEvent | DueEvent | SendResultEvent | ReportEvent | OperatorEvent;
