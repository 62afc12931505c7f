import type { Content } from "./engine/guide/guide.ts";
import type { SendResult } from "./engine/state/event.ts";
import type { Template } from "./engine/state/turn.ts";
import type { Log } from "./log/log.ts";
import type { Store } from "./store/store.ts";
import type { TemplateStore } from "./store/templates.ts";
import type { TwilioContent } from "./twilio/contents.ts";

/* What a turn and a check-back need from outside. Types only: wiring/ makes the real parts, tests make others. */

/** What finding somebody takes. */
export type ConversationPorts = {
  store: Store;
  /** The keyed hash that a person is stored under, of their Twilio address. */
  personKey: (address: string) => string;
  /** The hash by the secret before this one, while it is being changed. */
  previousPersonKey?: (address: string) => string | undefined;
};

/** What a turn needs of the world. */
export type TurnPorts = ConversationPorts & {
  content: Content;
  /** The address by SMS of the same number, of a WhatsApp address. */
  smsAddress?: (address: string) => string | undefined;
  /** A fresh random code, for a check-back to be moved by. */
  newCode: () => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Waits so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  /** A random number from 0 to 1, without 1. */
  random: () => number;
  log: Log;
  /** What may be sent; without it, all. */
  budget?: Budget | undefined;
};

/** What may be sent to whom. */
export type Budget = {
  /** In segments; on WhatsApp, in messages. */
  perPersonDay: number;
  /** The country of an address, as it is counted and logged: "ZZ" when it is of none. */
  countryOf: (address: string) => string;
  /** Whether people there are answered. */
  answers: (country: string) => boolean;
  /** Counts what is about to be sent, unless a limit would be passed: then which. Never throws. */
  spend: (of: {
    country: string;
    cost: number;
    by: "answer" | "check-back";
  }) => Promise<"country" | "stage" | undefined>;
  /** Takes back what was counted and not sent. Never throws: what stays counted is sent less, and never more. */
  giveBack: (of: { country: string; cost: number }) => Promise<void>;
};

/** A message for the REST API. `to` and `from` are Twilio addresses. */
export type OutgoingMessage = {
  to: string;
  from: string;
  text: string;
  template?: Template | undefined;
  checkBack: string;
};

/** What writes first to people, and knows what it wrote. */
export type Sender = {
  /** Hands one message to Twilio; never throws. */
  send: (message: OutgoingMessage) => Promise<SendResult>;
  /**
   * What became of a message of ours to this address since then (epoch milliseconds), other than those whose sid we know:
   * accepted, or accepted and then refused; `unknown` when Twilio can't say.
   */
  lookUp: (to: string, from: string, since: number, known: string[]) => Promise<SendResult>;
};

/** What sending a check-back takes. */
export type SendPorts = TurnPorts & {
  sender: Sender;
  /** The provider's ids of the approved templates, by templateName(). Rejects when they can't be read. */
  templates: () => Promise<Record<string, string>>;
  /** For a Twilio address, the two addresses to write by SMS instead, where there is a number for that. */
  smsRoute?: (address: string) => { to: string; from: string } | undefined;
};

/** What checking the WhatsApp templates takes. */
export type TemplatePorts = {
  content: Content;
  templateStore: TemplateStore;
  /** The contents at Twilio, with what WhatsApp says of each. */
  listContents: () => Promise<TwilioContent[]>;
  /** Epoch milliseconds. */
  now: () => number;
  log: Log;
};
