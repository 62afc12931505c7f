import type { Buttons } from "./buttons.ts";
import type { OtherPerson } from "./context.ts";
import type { Conversation, PageRef } from "./conversation.ts";
import type { Happened } from "./happened.ts";

/** Files of a reply, by their public names: a picture in one message with the text, and others, each a message. */
export type Media = { picture?: string | undefined; attachments: string[] };

/** One message to the person: its pages and their text, and what is shown with it on a channel that can. */
export type Reply = { pages: PageRef[]; text: string; media?: Media | undefined };

/** An approved template, by templateName(), and the values of its variables. */
export type Template = { name: string; variables: string[] };

/** What the shell does after the turn is committed. */
export type Effect =
  /** Send the reply to this message with buttons. When the provider refuses it, the webhook's answer has the text. */
  | { kind: "reply-with-buttons"; message: string; buttons: Buttons }
  /** Send the turn's reply as this attempt of a check-back, by a template if one is given. */
  | {
      kind: "send";
      checkBack: string;
      attempt: number;
      startedAt: number;
      from: string;
      /** The end of the contact hours, in epoch milliseconds: later than this the message must not go out. */
      closesAt: number;
      template?: Template | undefined;
    }
  /** Ask the provider for the result of this attempt. `known`: ids of other messages. */
  | { kind: "look-up"; checkBack: string; attempt: number; startedAt: number; from: string; known: string[] }
  /** Move the check-back to the person's SMS conversation and send it there. */
  | { kind: "continue-by-sms"; checkBack: string };

/**
 * The decision about one event, before anything is done. The same conversation object means that there is nothing to
 * write.
 */
export type Turn = {
  conversation: Conversation | undefined;
  replies: Reply[];
  happened: Happened[];
  effect?: Effect | undefined;
  /** A second conversation that changes with this one: both are committed, or neither. */
  otherPerson?: OtherPerson | undefined;
  /** The cost of the replies, when limits apply: in segments, on WhatsApp in messages. */
  cost?: number | undefined;
  /** The answer may use the reserve: it is for STOP, START or DELETE, or changes a check-back. */
  isOwed?: boolean | undefined;
};
