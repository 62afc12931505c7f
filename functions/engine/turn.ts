import type { Language } from "../text/language.ts";
import type { Conversation, Saying } from "./conversation.ts";
import type { Content } from "./guide.ts";

/** A message from a person. `text` is used for this turn and kept nowhere. */
export type MessageEvent = {
  kind: "message";
  /** Twilio's MessageSid. */
  id: string;
  channel: Conversation["channel"];
  /** The address of ours that they wrote to. */
  line: string;
  /** The sender's number in E.164, when the channel shows one. */
  sender?: string | undefined;
  text: string;
  media: number;
  /** Twilio has answered this already, as an opt-out, an opt-in or a call for help: we only note it. */
  optOut?: "STOP" | "START" | "HELP" | undefined;
  /** The id of the button or list row that was tapped: see buttons.ts. */
  button?: string | undefined;
};

/** A promise may be due: its timer went off, or the sweep found it. Without an id: whichever is open. */
export type DueEvent = { kind: "due"; promise?: string | undefined };

/** How a send ended. `unknown`: it may have gone out (a time-out, a 5xx); it is never blindly repeated. */
export type Sent =
  | { kind: "accepted"; sid: string }
  | { kind: "refused"; verdict: "retry" | "gone" | "opted-out" | "ours"; code: number | undefined }
  | { kind: "unknown" };

export type SettledEvent = { kind: "settled"; promise: string; sent: Sent };

/** A delivery report of Twilio's, about a check-back when it names the promise or has the sid of one. */
export type ReportEvent = {
  kind: "report";
  promise?: string | undefined;
  sid: string;
  status: string;
  code?: number | undefined;
};

/** What one message's turn is decided on. */
export type Scene = { content: Content; event: MessageEvent; now: number };

export type Event = MessageEvent | DueEvent | SettledEvent | ReportEvent;

/** One message to the person: what is said, and its text. */
type Reply = { sayings: Saying[]; text: string };

/** What a turn came to, for the log: one word, and where the person now stands. */
type Outcome = {
  did: string;
  guide?: string | undefined;
  at?: string | undefined;
  language?: Language | undefined;
};

/** What was decided, before anything has happened. The same conversation object back means: nothing to write. */
export type Turn = { conversation: Conversation | undefined; replies: Reply[]; outcome: Outcome };

/** A message for the REST API. `to` and `from` are Twilio addresses. */
export type Outgoing = { to: string; from: string; text: string; promise: string };

/** Hands one message to the channel; never throws. */
export type Sender = (message: Outgoing) => Promise<Sent>;
