import { forRecentTexts } from "./recent.ts";

/*
 * What an SMS costs: counted here as Twilio's sms-segments-calculator counts, without its tables. A test compares the two.
 */

type Segments = { segments: number; encoding: "GSM-7" | "UCS-2" };

/** The basic characters of GSM-7, one septet each, and those of its extension, two each (3GPP TS 23.038). */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const extension = "\f^{}\\[~]|€";
const septets = new Map([
  ...[...basic].map((each): [string, number] => [each, 1]),
  ...[...extension].map((each): [string, number] => [each, 2]),
]);

/** The units that one SMS holds, and each part of a longer one, whose header takes the rest. */
const capacity = { "GSM-7": { single: 160, part: 153 }, "UCS-2": { single: 70, part: 67 } };

/** A text with none of these has one UTF-16 unit for each character as people see it. */
const joining = /[\p{M}\p{Cs}\p{Cf}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Script=Hangul}\r\u{10000}-\u{10ffff}]/u;

let graphemes: Intl.Segmenter | undefined;

/**
 * How many SMS segments a text costs and why: GSM-7 holds 160 septets (153 a part), UCS-2 70 UTF-16 units (67 a part).
 * A character is never split across parts.
 * https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export const segmentsOf = forRecentTexts((text): Segments => {
  const sizes = septetsOf(text);
  if (sizes) return { segments: partsOf(sizes, capacity["GSM-7"]), encoding: "GSM-7" };
  return { segments: partsOfUcs2(text), encoding: "UCS-2" };
}, 200);

/** The size of each character in GSM-7; undefined when one of them is not in it. */
function septetsOf(text: string): number[] | undefined {
  const sizes: number[] = [];
  for (const character of text) {
    const size = septets.get(character);
    if (size === undefined) return undefined;
    sizes.push(size);
  }
  return sizes;
}

function partsOfUcs2(text: string): number {
  const { single, part } = capacity["UCS-2"];
  if (text.length <= single) return 1;
  if (!joining.test(text)) return Math.ceil(text.length / part);
  return partsOf(
    charactersIn(text).map(({ length }) => length),
    { single, part },
  );
}

/** The characters as people see them: a letter and its accents are one. */
function charactersIn(text: string): string[] {
  if (!joining.test(text)) return text.split("");
  graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The characters of a text that are not in GSM-7, in their order. */
export const notInGsm7 = (text: string): string[] =>
  charactersIn(text).filter((character) => !septets.has(character) && character !== "\r\n");

function partsOf(sizes: number[], { single, part }: { single: number; part: number }): number {
  if (sizes.reduce((sum, size) => sum + size, 0) <= single) return 1;
  let [parts, free] = [1, part];
  for (const size of sizes) {
    if (size > free) [parts, free] = [parts + 1, part];
    free -= size;
  }
  return parts;
}
