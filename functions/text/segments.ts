import { SegmentedMessage } from "sms-segments-calculator";

type Segments = { segments: number; encoding: "GSM-7" | "UCS-2" };

/** Counting takes about a millisecond, and the same pages are sent again and again. */
const maxCached = 500;
const cache = new Map<string, Segments>();

/**
 * How many SMS segments a text costs and why: GSM-7 holds 160 septets (153 a part), UCS-2 70 UTF-16 units (67 a part).
 * https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export function segmentsOf(text: string): Segments {
  const known = cache.get(text);
  if (known) return known;
  const { segmentsCount, encodingName } = new SegmentedMessage(text);
  const counted: Segments = { segments: segmentsCount, encoding: encodingName === "GSM-7" ? "GSM-7" : "UCS-2" };
  const [oldest] = cache.keys();
  if (cache.size >= maxCached && oldest !== undefined) cache.delete(oldest);
  cache.set(text, counted);
  return counted;
}
