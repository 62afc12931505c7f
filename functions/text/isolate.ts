/*
 * Invisible characters for texts that are read from right to left. A telephone decides from what stands beside a digit, a
 * sign or a word of the other direction where it is shown; these characters keep each of them as it is written.
 * https://www.unicode.org/reports/tr9/
 */

const [begin, end] = ["\u2068", "\u2069"];
/** A right-to-left mark. The first letter of a line decides its direction, and the mark counts as a letter. */
const mark = "\u200f";

/** The blocks of the scripts that are written from right to left, without their digits. */
const rtl = String.raw`\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}`;
const rtlLetter = new RegExp(`[${rtl}]`, "u");
const ltrLetter = new RegExp(`(?![${rtl}])\\p{L}`, "u");

/** A word of other letters, digits and the signs of codes. Punctuation and brackets around it are no part of it. */
const word = String.raw`[*#+@]*(?![${rtl}])[\p{L}\p{N}](?:[^\s${rtl}${begin}${end}]*(?![${rtl}])[\p{L}\p{N}*#+])?`;
/** Words in a row of one kind, such as the groups of a telephone number. What is isolated already stays as it is. */
const isolate = `${begin}[^${end}]*${end}`;
const parts = new RegExp(`${isolate}|(?:\\+\\p{N}+|\\p{N}{2,})(?: \\p{N}{2,}(?!\\p{L}))+|${word}`, "gu");

/** A plain number, a time or an amount is shown as it is written: 3, 10:00, 1,600. */
const plainNumber = /^\p{N}+([.,:/]\p{N}+)*$/u;
/** A word with signs, of which some would be shown at its other end: *1202#, +855, 1-3. */
const movingSigns = /^[*#+@]|[*#+]$|^\p{N}+[^\p{L}\p{N}]/u;
/** Beside a word, a number would be shown as a part of it: "STOP, 0". */
const numberBehind = new RegExp(`^[^\\p{N}${rtl}${begin}${end}]*\\p{N}`, "u");

/** A text in a language that is written from right to left, so that each telephone shows it as it is written. */
export const isolated = (text: string): string => text.split("\n").map(isolatedLine).join("\n");

function isolatedLine(line: string): string {
  const marked = line.replace(parts, (part, at: number) =>
    isMoved(part, line.slice(at + part.length)) ? begin + part + end : part,
  );
  const first = /\p{L}/u.exec(line.replace(new RegExp(isolate, "gu"), ""))?.[0];
  const isTurned = first !== undefined && ltrLetter.test(first) && (rtlLetter.test(line) || /^\p{N}/u.test(line));
  return isTurned && !line.startsWith(mark) ? mark + marked : marked;
}

function isMoved(part: string, rest: string): boolean {
  if (part.startsWith(begin) || plainNumber.test(part)) return false;
  return movingSigns.test(part) || (ltrLetter.test(part) && numberBehind.test(rest));
}

/** The value of a placeholder in such a text. It is isolated as a whole when it has letters of the other direction. */
export const isolatedValue = (value: string): string => (ltrLetter.test(value) ? begin + value + end : value);
