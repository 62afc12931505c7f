import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { segmentsOf } from "../../functions/text/segments.ts";
import { channelOf } from "../../functions/twilio/address.ts";

/** A quick reply of a WhatsApp template: what it says, and what comes back when it is tapped. */
export type Button = { id: string; label: string };

/** One message as Twilio keeps it. Addresses in Twilio's form; `at` in epoch milliseconds of the desk's clock. */
export type Kept = {
  sid: string;
  direction: "inbound" | "outbound-reply" | "outbound-api";
  from: string;
  to: string;
  body: string;
  media: number;
  at: number;
  status: string;
  errorCode?: number;
  buttons?: Button[];
};

export const newSid = () => `SM${randomBytes(16).toString("hex")}`;

/** The person's address, whichever way the message went. */
export const personIn = ({ direction, from, to }: Kept) => (direction === "inbound" ? from : to);

/** What a message costs: WhatsApp counts messages, SMS segments. */
export function costOf({ from, body }: Kept): { segments: number; encoding: "GSM-7" | "UCS-2" } {
  const { segments, encoding } = segmentsOf(body);
  return { segments: channelOf(from) === "whatsapp" ? 1 : segments, encoding };
}

export type Messages = {
  all: () => Kept[];
  find: (sid: string) => Kept | undefined;
  /** Adds a message, or replaces the one with its sid. */
  put: (message: Kept) => void;
};

/** The messages of a desk, in a file with one JSON line for each change, so that a restart still shows them. */
export function keepMessages(file: string, onChange: (message: Kept) => void): Messages {
  const kept = new Map<string, Kept>();
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const line of lines) {
    // A desk that was killed while writing leaves half a line.
    const message = parse(line);
    if (message) kept.set(message.sid, message);
  }
  return {
    all: () => [...kept.values()],
    find: (sid) => kept.get(sid),
    put(message) {
      kept.set(message.sid, message);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
      onChange(message);
    },
  };
}

function parse(line: string): Kept | undefined {
  try {
    return JSON.parse(line) as Kept;
  } catch {
    return undefined;
  }
}
