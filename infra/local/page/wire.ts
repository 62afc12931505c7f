/*
 * What the desk tells the phone page, and the page the desk. All instants are epoch milliseconds of the desk's clock;
 * addresses are in Twilio's form: "+85510000001", "whatsapp:+85510000001".
 */

import type { Channel } from "../../../functions/twilio/address.ts";
import type { Mode } from "../fake-twilio/modes.ts";
import type { Button } from "../messages.ts";

export type { Channel };

/** One message as Twilio keeps it. */
export type Message = {
  sid: string;
  /** The person's address, whichever way the message went. */
  person: string;
  direction: "inbound" | "outbound-reply" | "outbound-api";
  body: string;
  /** How many pictures came with it. */
  media: number;
  at: number;
  /** Twilio's message status: received, queued, sent, delivered, undelivered, failed. */
  status: string;
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  /** The quick replies under a WhatsApp template. */
  buttons: Button[];
};

/** A number that may be replied where the person stands. */
export type Way = { number: number; label: string };

/** A check-back, as the conversation holds it. `dueAt`: when it is looked at next, if it is. */
export type ShownCheckBack = {
  id: string;
  state: string;
  guide: string;
  dueAt?: number;
  madeAt: number;
  askPage: string;
};

/** What the inspector shows of one person. */
export type Person = {
  address: string;
  channel: Channel;
  /** The conversation's stored JSON, or null when the table has none (never wrote, or erased). */
  conversation: Record<string, unknown> | null;
  guide?: string;
  /** Where the person stands: "store#2", "/language". */
  place?: string;
  language?: string;
  optedOut: boolean;
  ways: Way[];
  checkBacks: ShownCheckBack[];
  /** When the conversation is deleted, epoch milliseconds. */
  forgottenAt?: number;
};

/** A log line of one turn, as CloudWatch would get it, with the person it belongs to (the line itself does not say). */
export type LogLine = { person: string; at: number; line: Record<string, unknown> };

/** The whole state; the first event of the stream. */
export type Snapshot = {
  now: number;
  /** Whose days and hours the page shows: the guide's time zone. */
  zone: string;
  /** What people write to, for each channel. */
  lines: Record<Channel, string>;
  contentVersion: string;
  /** What is wrong with Twilio at the moment: see double/modes.ts. */
  mode: Mode;
  messages: Message[];
  people: Person[];
  logs: LogLine[];
};

/**
 * GET /desk/events (server-sent events). The event's name is the key, its data the JSON value:
 * `snapshot` once on connecting; then `message` (new, or the same sid with another status), `person`, `log`, `clock`,
 * `twilio`.
 */
export type Events = {
  snapshot: Snapshot;
  message: Message;
  person: Person;
  log: LogLine;
  clock: { now: number };
  twilio: { mode: Mode };
};

/*
 * POST /desk/messages {from, body, media?: number, button?: "its id"} -> 202, the message goes out as Twilio would send
 *   it; 4xx with {error: "what to do"} when the address or body is no good.
 * POST /desk/twilio {mode: "silent"} -> 204; 400 with {error: "what to send"}
 * POST /desk/clock {advance: "PT1H"} -> {now: "<ISO instant>"}
 */
