/*
 * The messages between the desk and the phone page. All instants are epoch milliseconds of the desk's clock; addresses are in
 * Twilio's form: "+85510000001", "whatsapp:+85510000001".
 */

import type { Channel } from "../../../functions/twilio/address.ts";
import type { MediaKind } from "../../content/media/types.ts";
import type { Sheet } from "../../content/report/sheet.ts";
import type { Mode } from "../fake-twilio/modes.ts";
import type { Button } from "../messages.ts";

export type { Channel };

/** A file of a message. `alt` says what a picture shows. */
export type Attachment = { path: string; kind: MediaKind; alt?: string };

/** One message as Twilio stores it. */
export type Message = {
  sid: string;
  /** The person's address, in either direction. */
  person: string;
  direction: "inbound" | "outbound-reply" | "outbound-api";
  body: string;
  /** Its language, if it is known. */
  language?: string;
  /** The direction of its language. */
  dir: "ltr" | "rtl" | "auto";
  /** The positions of its numbers to reply. */
  replies: number[];
  /** The number of pictures. */
  media: number;
  attachments: Attachment[];
  at: number;
  /** Twilio's message status: received, queued, sent, delivered, undelivered, failed. */
  status: string;
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  /** The buttons below it on WhatsApp, or the rows of the list that `opensList` opens. */
  buttons: Button[];
  opensList?: string;
};

/** A number that can be replied at the person's place. */
export type ReplyOption = { number: number; label: string };

/** A check-back of the conversation. `dueAt` is its next wake-up, if any. */
export type ShownCheckBack = {
  id: string;
  state: string;
  guide: string;
  dueAt?: number;
  madeAt: number;
  askPage: string;
};

/** A person in the inspector. */
export type Person = {
  address: string;
  channel: Channel;
  /** The conversation's stored JSON, or null when the table has none (never wrote, or erased). */
  conversation: Record<string, unknown> | null;
  guide?: string;
  /** The person's place: "store#2", "/language". */
  place?: string;
  language?: string;
  optedOut: boolean;
  ways: ReplyOption[];
  checkBacks: ShownCheckBack[];
  /** When the conversation is deleted, epoch milliseconds. */
  forgottenAt?: number;
};

/** A log line of one turn, as CloudWatch gets it, and its person, whom the line does not name. */
export type LogLine = { person: string; at: number; line: Record<string, unknown> };

/** The number of a live desk, and how people reach it. */
export type LiveShown = { number: string; channels: Channel[] };

/** A mistake in a file of content/, and the address that opens its place in an editor. */
type ShownProblem = {
  file: string;
  line: number;
  /** The page, the language and so on. */
  where: string;
  message: string;
  href: string;
  isError: boolean;
};

/** What is known of the content's files. */
export type ContentState = {
  /** They have an error, and the last good content goes on. */
  refused: boolean;
  /** How many guides have words that were not listened to yet. */
  unheard: number;
  problems: ShownProblem[];
};

/** What the page knows of the content that runs. */
export type RunningContent = {
  contentVersion: string;
  /** The guide's time zone, in which the page shows days and hours. */
  zone: string;
  /** First messages to tap. */
  hints: { language: string; text: string }[];
};

/** GET /desk/all.json: all messages of all guides, and those that they share. Prices are in US dollars. */
export type AllGuides = { prices: Record<Channel, number>; guides: Sheet[] };

/** The whole state: the first event of the stream. */
export type Snapshot = RunningContent & {
  now: number;
  /** The desk's address by channel. */
  ourAddresses: Record<Channel, string>;
  /** On a live desk: real phones, the real clock, and no Twilio that can be made to fail. POST /desk/* answers 409 there. */
  live?: LiveShown;
  /** Without it, the files are not watched. */
  files?: ContentState;
  /** The fake Twilio's fault: see fake-twilio/modes.ts. */
  mode: Mode;
  messages: Message[];
  people: Person[];
  logs: LogLine[];
};

/**
 * GET /desk/events (server-sent events). The event's name is the key, its data the JSON value:
 * `snapshot` once on connecting; then `message` (new, or the same sid with another status), `person`, `log`, `clock`,
 * `twilio`, `content` (another one runs), `files` (what is wrong with the files).
 */
export type Events = {
  snapshot: Snapshot;
  message: Message;
  person: Person;
  log: LogLine;
  clock: { now: number };
  twilio: { mode: Mode };
  content: RunningContent;
  files: ContentState;
};

/*
 * POST /desk/messages {from, body, media?: number, button?: "its id"} -> 202, the message is posted as Twilio does;
 *   4xx with {error: "what to do"} when the address or body is wrong.
 * POST /desk/begin {guide, place, language, channel} -> {address}: a new person who stands there
 * POST /desk/twilio {mode: "silent"} -> 204; 400 with {error: "what to send"}
 * POST /desk/clock {advance: "PT1H"} -> {now: "<ISO instant>"}
 */
