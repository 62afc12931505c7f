import type { Conversation } from "./conversation.ts";

/**
 * The limit that stops an answer: the person's, their country's or the stage's. `not-allowed`: their country is not
 * answered.
 */
export type Limited = "person" | "country" | "stage" | "not-allowed";

/** Another conversation that a message may change, and its key. */
export type OtherPerson = { person: string; conversation: Conversation };

/** The result of looking up a text that is a handover code. */
export type CodeLookup =
  | { kind: "found"; code: string; from: OtherPerson }
  | { kind: "own" }
  | { kind: "unknown" }
  | { kind: "too-many-tries" };

/** When an event happens, for the times that are computed from it. */
export type When = Pick<Context, "now" | "spread">;

/** Everything that was looked up for an event. */
export type Context = {
  /** Epoch milliseconds. */
  now: number;
  /**
   * A hash of the person's key. It spreads the check-backs of a night over the first hour of the contact hours; those of one
   * person stay together. Without it they are due when the hours begin.
   */
  spread?: number | undefined;
  /** A new code. A check-back that this message makes gets it, to be moved to another phone. */
  freshCode?: string | undefined;
  /** Set when the message's text is a code. */
  codeLookup?: CodeLookup | undefined;
  /** The same person's conversation by SMS, where some of their check-backs continue. */
  smsConversation?: OtherPerson | undefined;
  /** The cost of answers that a person may cause in a day, and another limit that is reached: see allowance.ts. */
  limits?: { perPersonDay: number; country: string; reached?: Exclude<Limited, "person"> | undefined } | undefined;
  /** The names of the approved templates: see templateName(). */
  templates?: ReadonlySet<string> | undefined;
  /**
   * Whether an SMS can replace a message that the channel does not accept: we have an SMS number, and the person's is
   * known.
   */
  canText?: boolean | undefined;
  /** Replies can have buttons: the provider has the contents for it, and they are switched on. */
  canShowButtons?: boolean | undefined;
  /** A random name of this run, by which it knows its own commit again. */
  run?: string | undefined;
  /** Replies can have pictures, documents and recordings: they are public at an address, and the channel shows them. */
  canShowMedia?: boolean | undefined;
  /** The person's address is stored, so that we can write first. */
  hasAddress?: boolean | undefined;
};
