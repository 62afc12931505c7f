import { splitIntoPhrases } from "../../text/phrases.ts";
import { digitNumerals, readNumerals } from "../../text/spelling/han-numerals.ts";
import type { Content } from "../guide/guide.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";
import { isNoise } from "./known-phrases.ts";

/** Digits in any grouping: 855 (0)12-345.678. A colon does not group digits: 10:00-18:00 are hours. */
const digitRun = /\d(?:[\s().\-/_·•*|~–—+]{0,3}\d)*(?:,\d{3}(?!\d))*/gu;

/** Parts of days, hours and years, which are never codes. */
const day = "(?:0?[1-9]|[12]\\d|3[01])";
const month = "(?:0?[1-9]|1[0-2])";
const year = "(?:19|20)\\d\\d";
const recentYear = "20[0-4]\\d";
const hours = "(?:[01]?\\d|2[0-4])[:.h点时][0-5]\\d";
const harmlessNumbers = [
  // 11.5564, 104.9282: coordinates, also with words between them
  /(?<![\d.])-?(?:[1-9]\d?|1[0-7]\d)\.\d{4,8}(?![\d.])/gu,
  /(?<![\d.])-?\d{1,3}[.,]\d{3,8}\s*[,;/ ]\s*-?\d{1,3}[.,]\d{3,8}(?![\d.])/gu,
  // 20261126, 26112026: dates of this half-century that are not part of a longer number
  new RegExp(
    `(?<!\\d[-. ]?)(?:${recentYear}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])${recentYear})(?![-. ]?\\d)`,
    "gu",
  ),
  // 26.11.26, 26-11-26, 2026/11, 11/2026
  new RegExp(`(?<![\\d.])${day}([-/.])${month}\\1\\d\\d(?![\\d.])`, "gu"),
  new RegExp(`(?<![\\d.])(?:${year} ?[-/.年] ?${month}|${month} ?[-/.] ?${year})(?![\\d.])`, "gu"),
  // 10.30-18.00, 9h30, 10:00
  new RegExp(`(?<![\\d.])${hours}(?: ?[-–~到至]+ ?${hours})?(?![\\d.]\\d)(?!\\d)`, "gu"),
  // 0800-1700
  /(?<![-\d.])(?:[01]\d|2[0-4])[0-5]\d ?[-–~到至] ?(?:[01]\d|2[0-4])[0-5]\d(?![-\d.])/gu,
  // 26.11, 26/11, 26/11-28/11, 26-11
  new RegExp(`(?<![\\d./-])${day} ?[/.] ?${month}(?: ?[-–~到至] ?${day} ?[/.] ?${month})?(?![\\d/]|[.-]\\d)`, "gu"),
  new RegExp(`(?<![\\d./-])(?:${month} ?[/.] ?${day}|${day}-${month})(?![\\d/]|[.-]\\d)`, "gu"),
  // 1234.50, 1,234.50: money
  /(?<![\d.,])\d{1,7}(?:,\d{3})*[.,]\d{1,2}(?![\d]|[.,-]\d)/gu,
  /(?<!\d)(?:19|20)\d\d ?[-/.年] ?[01]?\d ?[-/.月] ?[0-3]?\d(?!\d)/gu,
  /(?<!\d)[0-3]?\d ?[-/. ] ?[0-3]?\d ?[-/. ] ?(?:19|20)\d\d(?!\d)/gu,
  /(?<!\d)[0-3]?\d\/[0-3]?\d\/\d\d(?!\d)/gu,
  /(?<!\d)(?:19|20)\d\d ?[-–~/到至] ?(?:19|20)\d\d(?!\d)/gu,
  /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/gu,
];

/** *124#, a code to dial. */
const dialledCode = /^\s*[*#]+\d{2,4}(?:\*\d{1,4})*#\s*$/;

/** No code or number that is sensitive has fewer characters. */
const shortest = 4;

const mayHaveNumber = new RegExp(`[\\d${digitNumerals}]`);

/** How many characters may be between "code" and its number: "the code they sent me is 4821". */
const maxDistance = 24;

type Checked = {
  typed: string;
  folded: string;
  /** The person's own number in E.164, which is not sensitive. */
  sender?: string | undefined;
};

/**
 * Whether a text contains what must not be stored: a one-time code, a password, or the number of a phone, identity
 * card, passport or bank card. Six digits are enough, or four beside noise only, or four beside a word like "code".
 * Codes of the content, codes to dial, dates and prices are not sensitive.
 */
export function isSensitive({ lexicon, words }: Content, { typed, folded, sender }: Checked): boolean {
  if (folded.length < shortest || !mayHaveNumber.test(folded)) return false;
  if (dialledCode.test(typed.normalize("NFKC"))) return false;
  const others = withoutOwnNumber(readNumerals(folded), sender);
  if (others.length < shortest || !/\d/.test(others)) return false;
  if (isDateAfterSecretWord(lexicon, others)) return true;
  const text = harmlessNumbers.reduce((rest, pattern) => rest.replace(pattern, " ; "), others);
  const sides = (index: number, length: number): Sides => [text.slice(0, index), text.slice(index + length)];
  return (
    [...text.matchAll(digitRun)].some(({ 0: found, index }) =>
      isSensitiveNumber(lexicon, words.serviceCodes, found, sides(index, found.length)),
    ) ||
    [...text.matchAll(/[a-z\d]+/g)].some(({ 0: word, index }) => isCodeWithLetters(lexicon, word, text.slice(0, index)))
  );
}

/** The text before a number and the text after it. */
type Sides = [before: string, after: string];

function isSensitiveNumber(lexicon: Lexicon, serviceCodes: string[], found: string, sides: Sides): boolean {
  const digits = found.replace(/\D/g, "");
  const isServiceCode = [[digits], found.split(/\D+/)].some((parts) =>
    parts.every((each) => serviceCodes.includes(each)),
  );
  if (digits.length < 4 || isServiceCode || isCountedList(found) || isMeasure(lexicon, found, sides)) return false;
  return digits.length >= 6 || isBesideSecretWord(lexicon, digits, sides) || isRestNoise(lexicon, sides);
}

/** Removes the person's own number, in any grouping, with the country code or with a zero in its place. */
function withoutOwnNumber(text: string, sender: string | undefined): string {
  if (sender === undefined) return text;
  const own = sender.slice(-ownDigits);
  return text.replace(digitRun, (found) => (found.replace(/\D/g, "").endsWith(own) ? " ; " : found));
}

/** The last digits identify a number: the country code or a zero comes before them. */
const ownDigits = 8;

/** "Password 20261126": directly after a word for a secret, a date is a secret. */
const isDateAfterSecretWord = (lexicon: Lexicon, text: string): boolean =>
  [...text.matchAll(/(?<!\d)\d{6,8}(?!\d)/gu)].some(({ index }) =>
    lexicon.secrets.some((word) => endsWithWord(text.slice(0, index), word)),
  );

/** 1 2 3 4: several answers. */
function isCountedList(found: string): boolean {
  const parts = found.split(/\D+/);
  return parts.every((part, i) => part.length === 1 && Number(part) > Number(parts[i - 1] ?? -1));
}

/** 3000 riel, $5000, 100,000, 2000-5000 riel, nov 26 2026. A longer number is never an amount. */
function isMeasure({ measures }: Lexicon, found: string, [before, after]: Sides): boolean {
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(found)) return true;
  if (/\p{Sc}\s?$/u.test(before) || /^\s?\p{Sc}/u.test(after)) return found.replace(/\D/g, "").length <= 9;
  if (found.split(/[-–~]/).some((part) => part.replace(/\D/g, "").length > 7)) return false;
  return measures.some((word) => beginsWithWord(after, word) || endsWithWord(before, word));
}

/** Whether a word like "code" stands near. A year must stand directly after it. */
function isBesideSecretWord({ secrets }: Lexicon, digits: string, [before, after]: Sides): boolean {
  if (secrets.some((word) => endsWithWord(before, word))) return true;
  if (/^(?:19|20)\d\d$/.test(digits)) return false;
  const nearby = [
    before
      .slice(-maxDistance)
      .split(/[.!?;。！？]/)
      .at(-1)!,
    after.slice(0, maxDistance).split(/[.!?;。！？]/)[0]!,
  ];
  return secrets.some((word) => nearby.some((text) => containsWord(word, text)));
}

/** Whether only noise stands around a number: "It is 4821, thanks." */
const isRestNoise = (lexicon: Lexicon, sides: Sides): boolean =>
  sides.every((side) => splitIntoPhrases(side, (phrase) => isNoise(lexicon, phrase, "polite", "around") || undefined));

/** A passport number like C01X00T47, or x7k2 directly after "code:". */
function isCodeWithLetters({ secrets }: Lexicon, word: string, before: string): boolean {
  const digits = word.replace(/\D/g, "").length;
  if (digits === 0 || digits === word.length || word.length > 12) return false;
  return digits >= 6 || (word.length >= 4 && secrets.some((secret) => endsWithWord(before, secret)));
}

function beginsWithWord(text: string, word: string): boolean {
  const rest = text.replace(/^ /, "");
  return rest.startsWith(word) && containsWord(word, rest.slice(0, word.length + 1));
}

function endsWithWord(text: string, word: string): boolean {
  const rest = text.slice(-maxDistance - word.length);
  const bare = rest.replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, "");
  return bare.endsWith(word) && containsWord(word, bare.slice(-word.length - 1));
}
