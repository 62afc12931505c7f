import { channelOf, numberOf } from "../../../functions/twilio/address.ts";
import type { Message } from "./wire.ts";

const minute = 60_000;

/**
 * A conversation on the desk in the form of content/transcripts: the person's lines, the assistant's, and the time between.
 * The number is fictional; only its first digits, which can suggest a carrier, are real.
 *
 * @param zone the guide's time zone
 */
export function transcriptOf(address: string, messages: Message[], zone: string): string {
  const [first] = messages;
  if (!first) return "";
  const out = [
    `on ${channelOf(address)} from ${fictionalNumber(numberOf(address))}`,
    `from ${localTime(first.at - minute, zone)}`,
  ];
  // A replay takes a minute for each line of the person, and the given time for a "~".
  let now = first.at - minute;
  for (const message of messages) {
    const isTheirs = message.direction === "inbound";
    // A file alone is sent only where the text before it is.
    if (!isTheirs && message.body === "") continue;
    const gap = message.at - now - (isTheirs ? minute : 0);
    const isTime = isTheirs ? gap > minute : message.direction === "outbound-api";
    if (isTime) {
      const minutes = Math.max(1, roundedToHours(Math.round(gap / minute)));
      out.push(`~ ${spanOf(minutes)}`);
      now += minutes * minute;
    }
    if (isTheirs) now += minute;
    out.push(
      isTheirs
        ? `> ${spokenLine(message)}`
        : `< ${message.body.replace(handoverCode, replayedCode).replaceAll("\n", "\n  ")}`,
    );
  }
  return `${out.join("\n")}\n`;
}

/** A hand-over code is random; a replay always gives the same one. */
const handoverCode = /\b[BCDFGHJ-NP-TV-XZ]{6}\b/g;
const replayedCode = "BCDFGH";

const spokenLine = ({ body, media }: Message) =>
  [...(media > 0 ? ["(picture)"] : []), body.replaceAll(/\s*\n\s*/g, " ")].join(" ").trim();

const fictionalNumber = (number: string) =>
  number.startsWith("+") ? number.slice(0, 6).padEnd(number.length, "0") : "+12025550111";

/** A few minutes beside a whole hour come from using the page. */
function roundedToHours(minutes: number): number {
  const hours = Math.round(minutes / 60);
  return hours > 0 && Math.abs(minutes - 60 * hours) <= 10 ? 60 * hours : minutes;
}

function spanOf(minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, "day"] : minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** 2026-12-07 11:00, in the zone. */
function localTime(at: number, zone: string): string {
  const two = "2-digit";
  const format = new Intl.DateTimeFormat(undefined, {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
  });
  const { year, month, day, hour, minute } = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day} ${hour}:${minute}`;
}
