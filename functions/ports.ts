import type { Content } from "./engine/guide/guide.ts";
import type { Buttons } from "./engine/state/buttons.ts";
import type { SendResult } from "./engine/state/event.ts";
import type { Template } from "./engine/state/turn.ts";
import type { Log } from "./log/log.ts";
import type { Store } from "./store/store.ts";
import type { TemplateStore } from "./store/templates.ts";
import type { TwilioContent } from "./twilio/contents.ts";

/* What a turn and a check-back need from outside. Only types: wiring/ makes the real parts, and tests make others. */

/** The ports for finding a person. */
export type ConversationPorts = {
  store: Store;
  /** The keyed hash of a Twilio address, under which the person is stored. */
  personKey: (address: string) => string;
  /** The same hash with the previous secret, while the secret is being changed. */
  previousPersonKey?: (address: string) => string | undefined;
};

/** Sends replies with buttons or a list, which a webhook's answer cannot have. */
export type ButtonSender = {
  /** Whether the provider has what such a reply is sent with. Never throws: false when that cannot be read. */
  isReady: () => Promise<boolean>;
  /** Sends one reply; never throws. */
  send: (reply: ReplyWithButtons) => Promise<SendResult>;
};

/**
 * `to` and `from` are the provider's addresses, and `reportsTo` is where it reports the delivery. `within`: how long its
 * answer is waited for, in milliseconds.
 */
type ReplyWithButtons = {
  to: string;
  from: string;
  text: string;
  buttons: Buttons;
  reportsTo: string;
  within: number;
};

/**
 * Hears what a voice message says, at this address and of this content type; nothing when it cannot. None is built in: a
 * transcription service can be one.
 */
type Listener = (voice: { url: string; contentType: string }) => Promise<string | undefined>;

/** The ports of a turn. */
export type TurnPorts = ConversationPorts & {
  content: Content;
  /** The SMS address of a WhatsApp address with a number. */
  smsAddress?: (address: string) => string | undefined;
  /** A new random code that can move a check-back. */
  newCode: () => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Waits for a time in milliseconds. */
  sleep: (ms: number) => Promise<void>;
  /** A random number from 0 up to, but not including, 1. */
  random: () => number;
  log: Log;
  /** The limits on sending; without it there are none. */
  budget?: Budget | undefined;
  /** Hears voice messages; without it they are answered like pictures. */
  listener?: Listener | undefined;
  /** Sends replies with buttons; without it all replies are in the webhook's answer. */
  buttons?: ButtonSender | undefined;
  /** Where the files of content/media are public; without it replies are texts alone. */
  media?: MediaAt | undefined;
};

/** The address that the path of a file begins with, without a slash at its end, and whether SMS may carry files (MMS). */
type MediaAt = { origin: string; byMms: boolean };

/** The limits on sending. */
export type Budget = {
  /** In segments; on WhatsApp, in messages. */
  perPersonDay: number;
  /** The country of an address, for counts and logs: "ZZ" when it has none. */
  countryOf: (address: string) => string;
  /** Whether people there are answered. */
  answers: (country: string) => boolean;
  /**
   * Counts a message before it is sent. When a limit would be exceeded, it counts nothing and resolves to the limit.
   * Never throws.
   */
  spend: (of: {
    country: string;
    cost: number;
    by: "answer" | "check-back";
  }) => Promise<"country" | "stage" | undefined>;
  /**
   * The same for a check-back, which also counts in its sender's pace: "pace" when the sender is not done with it soon, or
   * not within `validFor` milliseconds.
   */
  spendAtPace: (of: {
    country: string;
    cost: number;
    from: string;
    validFor: number;
  }) => Promise<"country" | "stage" | "pace" | undefined>;
  /**
   * Subtracts a message that was counted and not sent. Never throws: when it fails, the count stays too high, never too
   * low.
   */
  giveBack: (of: { country: string; cost: number }) => Promise<void>;
};

/** A message for the REST API. `to` and `from` are Twilio addresses. */
export type OutgoingMessage = {
  to: string;
  from: string;
  text: string;
  template?: Template | undefined;
  checkBack: string;
  /** How long it may wait in the sender's queue, in milliseconds. After that it is not sent. */
  validFor: number;
};

/** A message that may have been sent `since` a time (epoch milliseconds), and none of those with `known` sids. */
type SentQuery = { to: string; from: string; since: number; known: string[] };

/** Sends messages that are not replies, and looks up what was sent. */
export type Sender = {
  /** Sends one message by Twilio; never throws. */
  send: (message: OutgoingMessage) => Promise<SendResult>;
  /** Looks up what we sent. Resolves to accepted, refused, not found, or `unknown` when Twilio can't say. */
  lookUp: (query: SentQuery) => Promise<SendResult>;
};

/** The ports for sending a check-back. */
export type SendPorts = TurnPorts & {
  sender: Sender;
  /** The provider's ids of the approved templates, by templateName(). Rejects when they can't be read. */
  templates: () => Promise<Record<string, string>>;
  /** For a Twilio address, the two addresses to write by SMS instead; undefined without an SMS number. */
  smsRoute?: (address: string) => { to: string; from: string } | undefined;
};

/** The ports for checking the WhatsApp templates. */
export type TemplatePorts = {
  content: Content;
  templateStore: TemplateStore;
  /** The contents at Twilio, with WhatsApp's status of each. */
  listContents: () => Promise<TwilioContent[]>;
  /** Epoch milliseconds. */
  now: () => number;
  log: Log;
};
