import { SegmentedMessage } from "sms-segments-calculator";

/**
 * How many SMS segments a text costs and why: GSM-7 holds 160 septets (153 a part), UCS-2 70 UTF-16 units (67 a part).
 * https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export function segmentsOf(text: string): { segments: number; encoding: "GSM-7" | "UCS-2" } {
  const { segmentsCount, encodingName } = new SegmentedMessage(text);
  return { segments: segmentsCount, encoding: encodingName === "GSM-7" ? "GSM-7" : "UCS-2" };
}
