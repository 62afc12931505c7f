import type { Language } from "../../text/language.ts";
import type { Conversation, PageRef } from "./conversation.ts";

/**
 * The limit that holds back an answer: what the person, everybody in their country, or the whole stage may be sent; or
 * their country is not among those that are answered.
 */
export type Limited = "person" | "country" | "stage" | "not-allowed";

/** A message from a person. `text` is used for this turn and kept nowhere. */
export type MessageEvent = {
  kind: "message";
  /** Twilio's MessageSid. */
  id: string;
  channel: Conversation["channel"];
  /** The address of ours that they wrote to. */
  ourAddress: string;
  /** The sender's number in E.164, when the channel shows one. */
  sender?: string | undefined;
  text: string;
  media: number;
  /** A reaction to one of our messages; or a message that has no text or picture, such as a place or a sticker. */
  type?: "reaction" | "unreadable" | undefined;
  /** The sender has no phone number of a person's: a short code, or a name. */
  isMachine?: true | undefined;
  /** Twilio has answered this already, as an opt-out, an opt-in or a call for help: we only note it. */
  optOut?: "STOP" | "START" | "HELP" | undefined;
  /** A fresh code: should this message make a promise, it moves it to another phone. */
  code?: string | undefined;
  /** The text is a code: whose promise it moves, or nobody's; or they have tried too many to be told. */
  handover?:
    | { own?: boolean; tooMany?: true; from?: { person: string; conversation: Conversation } | undefined }
    | undefined;
  /** The same person by SMS, where their promise goes on. */
  smsConversation?: { person: string; conversation: Conversation } | undefined;
  /** The id of the button or list row that was tapped: see buttons.ts. */
  button?: string | undefined;
  /** What answers may cost a person in a day, and whether another limit is reached: see allowance.ts. */
  limits?: { perPersonDay: number; reached?: Exclude<Limited, "person"> } | undefined;
};

/**
 * A promise may be due: its timer went off, or the sweep found it. Without an id: whichever the person has.
 * `templates` are the Content SIDs of approved WhatsApp templates, by templateName().
 */
export type DueEvent = {
  kind: "due";
  promise?: string | undefined;
  templates?: Record<string, string>;
  /** There is a number of ours for SMS, and the person's is known: for when WhatsApp can't be written to. */
  canText?: boolean;
};

/**
 * What a failure means for a check-back. functions/twilio/failures.ts names the codes of each.
 *
 *   later        Twilio never took it: again until it is too late
 *   account      Twilio takes nothing from this account until an operator mends it: again until it is too late
 *   sender       the same, of one sender
 *   country      Twilio takes nothing for this person's country until an operator allows it: like `account`
 *   budget       our own limits are used up: again until it is too late
 *   limit        the channel's or Meta's limit of messages: by SMS, else again until it is too late
 *   retry        it failed on its way: again a few times
 *   unreachable  the phone does not answer: again over a day
 *   template     WhatsApp's window is closed: at once as a template
 *   gone         the number is closed
 *   ours         the message or the sender has to be mended first: an operator opens it again
 *   unlisted     a code we do not know: like `ours`
 *   elsewhere-*  not on WhatsApp: by SMS, else what the name says
 *   another-template-*  not this template: another language's, or by SMS, else what the name says
 */
export type FailureKind =
  | "later"
  | "account"
  | "sender"
  | "country"
  | "budget"
  | "limit"
  | "retry"
  | "unreachable"
  | "template"
  | "gone"
  | "opted-out"
  | "ours"
  | "unlisted"
  | "elsewhere-or-gone"
  | "another-template-or-gone"
  | "another-template-or-ours"
  | "another-template-or-later";

/**
 * How a send ended. `unknown`: it may have gone out (a time-out, a 5xx); it is never blindly repeated. `never`: Twilio was
 * asked later, and knows nothing of it.
 */
export type SendResult =
  | { kind: "accepted"; sid: string }
  /** `sid`: Twilio took it, and then could not deliver it. */
  | { kind: "refused"; verdict: FailureKind; code: number | undefined; sid?: string }
  | { kind: "unknown" }
  | { kind: "never" };

/** `attempt` is the claim's number, so that the end of an old attempt is not taken for the end of a new one. */
export type SendResultEvent = { kind: "settled"; promise: string; attempt: number; sent: SendResult };

/** A delivery report of Twilio's, about a check-back when it names the promise or has the sid of one. */
export type ReportEvent = {
  kind: "report";
  promise?: string | undefined;
  sid: string;
  status: string;
  code?: number | undefined;
  /** What the code means, when it failed. */
  verdict?: FailureKind | undefined;
};

/**
 * An operator opens a promise again that could not be sent, or ends one. `isReachable`: their address is stored, which
 * it is only while we may still write first. Or they erase somebody who asked for it otherwise than by DELETE.
 */
export type OperatorEvent =
  | { kind: "operate"; what: "retry" | "cancel"; promise: string; isReachable: boolean }
  | { kind: "operate"; what: "erase" };

export type Event = MessageEvent | DueEvent | SendResultEvent | ReportEvent | OperatorEvent;

/** One message to the person: what is said, and its text; outside WhatsApp's window, which template says it. */
type Reply = { pages: PageRef[]; text: string; template?: Template };

/** An approved WhatsApp template, and what its {{1}}, {{2}}... stand for. */
export type Template = { contentSid: string; variables: string[] };

/** What a turn came to, for the log: one word, and where the person now stands. */
type Outcome = {
  did: string;
  guide?: string | undefined;
  place?: string | undefined;
  language?: Language | undefined;
  /** What Twilio's refusal meant, and its code. */
  verdict?: FailureKind | undefined;
  code?: number | undefined;
};

/** What was decided, before anything has happened. The same conversation object back means: nothing to write. */
export type Turn = {
  conversation: Conversation | undefined;
  replies: Reply[];
  outcome: Outcome;
  /** What the replies cost, where that is limited. */
  cost?: number | undefined;
  /** The answer is owed whatever the limits: to STOP, START, DELETE, or what ends a promise. */
  isOwed?: boolean | undefined;
  /** The limit that held back an answer. */
  limited?: Limited | undefined;
  /** The person's country, then. */
  country?: string;
  /** A second person whose conversation changes with this one: all of it is committed, or nothing. */
  otherPerson?: { person: string; conversation: Conversation };
};
