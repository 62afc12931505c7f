import type { Pace } from "../../functions/wiring/limits.ts";
import type { Random } from "./random.ts";

/** The settings of a world at its start. */
export type Settings = {
  zone: string;
  start: number;
  /** How many guides the content has, from 1 to 3. */
  guides: number;
  /** The languages in which templates are approved. */
  templates: string[];
  hasSmsRoute: boolean;
  defaultOptOut: boolean;
  /** How long the sweep leaves a planned time to its timer, in milliseconds. */
  sweepGrace: number;
  /** How often Twilio repeats a webhook that failed. */
  webhookRetries: number;
  /** How far Twilio's clock is off, in milliseconds. */
  skew: number;
  people: number;
  /** WhatsApp shows user ids, and people hide their numbers now and then. */
  showsIds: boolean;
  /** When the secret is changed, in epoch milliseconds. */
  rotatesAt: number;
  /** How fast the senders are. */
  pace: Pace;
  /** Replies take the senders' time, and other traffic keeps them busy for hours now and then. */
  isCrowded: boolean;
  /** Replies on WhatsApp have buttons. */
  hasButtons: boolean;
};

const day = 24 * 3600_000;

/** A zone without summer time, and the nights in which clocks are put back and forward. */
const places = [
  { zone: "Asia/Phnom_Penh", start: Date.UTC(2026, 11, 7, 1) },
  { zone: "Europe/Berlin", start: Date.UTC(2026, 9, 19, 6) },
  { zone: "Europe/Berlin", start: Date.UTC(2027, 2, 22, 6) },
];

/** How long people write and storms last. After that the remaining events of the world happen. */
export const busyFor = 22 * day;
export const stormsFor = 26 * day;

export function settingsOf(random: Random): Settings {
  const place = random.pick(places);
  return {
    ...place,
    templates: random.pick([["zh", "en"], ["zh", "en"], ["zh"], ["en"], []]),
    hasSmsRoute: random.chance(0.5),
    defaultOptOut: random.chance(0.5),
    sweepGrace: random.pick([0, 30 * 60_000]),
    webhookRetries: random.below(3),
    skew: random.between(-20, 20) * 1000,
    people: random.between(2, 5),
    showsIds: random.chance(0.7),
    rotatesAt: random.chance(0.25) ? place.start + random.below(busyFor) : Number.POSITIVE_INFINITY,
    guides: random.pick([1, 2, 3, 3]),
    // A slow one takes minutes for a message, so that a few people are a backlog.
    pace: {
      smsSegmentsPerSecond: random.pick([1, 1, 3, 0.02, 0.002]),
      whatsappMessagesPerSecond: random.pick([80, 80, 0.01]),
    },
    isCrowded: random.chance(0.3),
    hasButtons: random.chance(0.6),
  };
}
