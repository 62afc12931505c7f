import type { Conversation } from "./conversation.ts";

/**
 * The limit that holds back an answer: what the person, everybody in their country, or the whole stage may be sent; or
 * their country is not among those that are answered.
 */
export type Limited = "person" | "country" | "stage" | "not-allowed";

/** Another conversation that a message may change, and the key that it is stored under. */
export type OtherPerson = { person: string; conversation: Conversation };

/** The text is a handover code: whose check-back it moves, if any; or the sender has tried too many codes. */
export type CodeLookup =
  | { kind: "found"; code: string; from: OtherPerson }
  | { kind: "own" }
  | { kind: "unknown" }
  | { kind: "too-many-tries" };

/** What we looked up for an event. */
export type Context = {
  /** Epoch milliseconds. */
  now: number;
  /** A fresh code: if this message makes a check-back, the code moves it to another phone. */
  freshCode?: string | undefined;
  /** Set when the message's text is a code. */
  codeLookup?: CodeLookup | undefined;
  /** The same person's conversation by SMS, where check-backs of theirs go on. */
  smsConversation?: OtherPerson | undefined;
  /** What answers may cost a person in a day, and whether another limit is reached: see allowance.ts. */
  limits?: { perPersonDay: number; country: string; reached?: Exclude<Limited, "person"> | undefined } | undefined;
  /** The names of the templates that may be sent: see templateName(). */
  templates?: ReadonlySet<string> | undefined;
  /** We have an SMS number, and the person's is known: for when the channel cannot be written to. */
  canText?: boolean | undefined;
  /** The person's address is stored, so that we can write first. */
  hasAddress?: boolean | undefined;
};
