import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { segmentsOf } from "../../functions/text/segments.ts";
import { channelOf } from "../../functions/twilio/address.ts";
import { inOrder } from "./in-order.ts";

/** A button or a row of a list on WhatsApp: its label, and the id that a tap sends. */
export type Button = { id: string; label: string };

/** One message as Twilio stores it. Addresses are in Twilio's form, `at` is in epoch milliseconds of the desk's clock. */
export type StoredMessage = {
  sid: string;
  direction: "inbound" | "outbound-reply" | "outbound-api";
  from: string;
  to: string;
  body: string;
  media: number;
  /** The paths of the files that it brings. */
  attachments?: string[];
  at: number;
  status: string;
  errorCode?: number;
  buttons?: Button[];
  /** The buttons are rows of a list, which this opens. */
  opensList?: string;
  /** It answers a message, although it was created by the REST API. */
  isReply?: true;
};

export const newSid = () => `SM${randomBytes(16).toString("hex")}`;

/** The person's address, in either direction. */
export const personIn = ({ direction, from, to }: StoredMessage) => (direction === "inbound" ? from : to);

/** The cost of a message: 1 on WhatsApp, segments by SMS. */
export function costOf({ from, body }: StoredMessage): { segments: number; encoding: "GSM-7" | "UCS-2" } {
  const { segments, encoding } = segmentsOf(body);
  return { segments: channelOf(from) === "whatsapp" ? 1 : segments, encoding };
}

export type Messages = {
  all: () => StoredMessage[];
  find: (sid: string) => StoredMessage | undefined;
  /** Adds a message, or replaces the one with its sid. */
  put: (message: StoredMessage) => void;
};

/** The messages of a desk, in a file with one JSON line for each change, so that a restart shows them. */
export function openMessages(file: string, onChange: (message: StoredMessage) => void): Messages {
  const stored = new Map<string, StoredMessage>();
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const line of lines) {
    // A desk that was killed while writing leaves an incomplete line.
    const message = parse(line);
    if (message) stored.set(message.sid, message);
  }
  return {
    // A reply by REST is recorded before the webhook ends, and with it the message that it answers.
    all: () => [...stored.values()].sort(inOrder),
    find: (sid) => stored.get(sid),
    put(message) {
      stored.set(message.sid, message);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
      onChange(message);
    },
  };
}

function parse(line: string): StoredMessage | undefined {
  try {
    return JSON.parse(line) as StoredMessage;
  } catch {
    return undefined;
  }
}
