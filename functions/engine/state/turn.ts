import type { OtherPerson } from "./context.ts";
import type { Conversation, PageRef } from "./conversation.ts";
import type { Happened } from "./happened.ts";

/** One message to the person: the pages it consists of, and their text. */
export type Reply = { pages: PageRef[]; text: string };

/** A template that the channel has approved, by templateName(), and the values of its variables. */
export type Template = { name: string; variables: string[] };

/** What the shell has to do once the turn is committed. */
export type Effect =
  /** Send the turn's reply as this attempt of a check-back, by a template where the channel wants one. */
  | {
      kind: "send";
      checkBack: string;
      attempt: number;
      startedAt: number;
      from: string;
      template?: Template | undefined;
    }
  /** Ask the provider what became of this attempt. `known`: the ids of messages that it is not. */
  | { kind: "look-up"; checkBack: string; attempt: number; startedAt: number; from: string; known: string[] }
  /** Move the check-back to the person's SMS conversation and send it there. */
  | { kind: "continue-by-sms"; checkBack: string };

/** What was decided, before anything is done. The same conversation object back means: nothing to write. */
export type Turn = {
  conversation: Conversation | undefined;
  replies: Reply[];
  happened: Happened[];
  effect?: Effect | undefined;
  /** A second conversation that changes with this one: both are committed, or neither. */
  otherPerson?: OtherPerson | undefined;
  /** What the replies cost, where that is limited: in segments, on WhatsApp in messages. */
  cost?: number | undefined;
  /** The answer may use the reserve: it answers STOP, START or DELETE, or ends a check-back. */
  isOwed?: boolean | undefined;
};
