import type { Channel } from "./conversation.ts";
import type { FailureKind } from "./failure.ts";

/* The inputs of a turn: a message, a timer, the result of a send, a delivery report, an operator's command. */

/** What the provider answers in our place. */
export type ProviderAnswered = "opt-out" | "opt-in" | "help";

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
  /** Where its voice message is. Used for this turn and never stored. */
  voice?: { url: string; contentType: string } | undefined;
  /** A reaction to one of our messages; or a message without text or media, such as a location or a sticker. */
  type?: "reaction" | "unreadable" | undefined;
  /** The sender is a short code or a name, not a person's phone number. */
  isMachine?: true | undefined;
  /** The provider has already answered this opt-out, opt-in or request for help, so it is only recorded. */
  optOut?: ProviderAnswered | undefined;
  /** The id of the button or list row that was tapped: see buttons.ts. */
  button?: string | undefined;
};

/**
 * A check-back may be due: its timer was removed, or the sweep found it. Without an id, any of the person's
 * check-backs. `except`: ids that this process has already handled.
 */
export type DueEvent = { kind: "due"; checkBack?: string | undefined; except?: string[] };

/**
 * The result of a send. `unknown`: it may have been sent (a time-out, a server error), so the provider is asked before
 * it is sent again. `not-found`: the provider was asked and has no such message. `code` is the provider's error code.
 */
export type SendResult =
  | { kind: "accepted"; messageId: string }
  /** `messageId`: the provider accepted it, and then could not deliver it. */
  | { kind: "refused"; failure: FailureKind; code: number | undefined; messageId?: string }
  | { kind: "unknown" }
  | { kind: "not-found" };

/** `attempt` is the claim's number, so that the result of an old attempt is not recorded in a new one. */
export type SendResultEvent = { kind: "send-result"; checkBack: string; attempt: number; result: SendResult };

/** The stages of a message. `pending`: the provider still has it. */
export const deliveryStatuses = ["pending", "sent", "delivered", "read", "undelivered"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** A delivery report about a check-back: it names the check-back, or has the id of one of its messages. */
export type ReportEvent = {
  kind: "report";
  checkBack?: string | undefined;
  messageId: string;
  status: DeliveryStatus;
  code?: number | undefined;
  /** The meaning of the error code, when it failed. */
  failure?: FailureKind | undefined;
};

/** An operator reopens an unsendable check-back, cancels one, or erases a person. */
export type OperatorEvent =
  | { kind: "operator"; command: "retry" | "cancel"; checkBack: string }
  | { kind: "operator"; command: "erase" };

/** The provider refused the reply with buttons to this message, so it was not sent. */
export type ReplyRefusedEvent = { kind: "reply-refused"; message: string };

export type Event = ReplyRefusedEvent | MessageEvent | DueEvent | SendResultEvent | ReportEvent | OperatorEvent;
