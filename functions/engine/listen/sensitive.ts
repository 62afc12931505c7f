import { readChineseDigits } from "../../text/numerals.ts";
import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";
import { isNoise } from "./known-phrases.ts";

/** Digits, however they are grouped: 855 (0)12-345.678. A colon doesn't group them: 10:00-18:00 are hours. */
const digitRun = /\d(?:[\s().\-/_·•*|~–—+]{0,3}\d)*(?:,\d{3}(?!\d))*/gu;

/** Days, hours, spans of years, prices and places, which no code is. */
const day = "(?:0?[1-9]|[12]\\d|3[01])";
const month = "(?:0?[1-9]|1[0-2])";
const year = "(?:19|20)\\d\\d";
const recentYear = "20[0-4]\\d";
const hours = "(?:[01]?\\d|2[0-4])[:.h点时][0-5]\\d";
const harmlessNumbers = [
  // 11.5564, 104.9282: a place; with words between, too
  /(?<![\d.])-?(?:[1-9]\d?|1[0-7]\d)\.\d{4,8}(?![\d.])/gu,
  /(?<![\d.])-?\d{1,3}[.,]\d{3,8}\s*[,;/ ]\s*-?\d{1,3}[.,]\d{3,8}(?![\d.])/gu,
  // 20261126, 26112026: of our days, and no part of a longer number
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

/** *124#, as it is dialled. */
const dialledCode = /^\s*[*#]+\d{2,4}(?:\*\d{1,4})*#\s*$/;

/** How far from "code" its number may stand: "the code they sent me is 4821". */
const maxDistance = 24;

/**
 * Whether a folded text holds what must not be kept: a one-time code, a password, a number of a phone, an identity card,
 * a passport, a bank card. Six digits are enough, or four with nothing else of weight, or beside a word like "code".
 * The codes that we print ourselves, other codes as they are dialled, dates and prices are nothing of the kind.
 */
export function isSensitive(
  lexicon: Lexicon,
  serviceCodes: string[],
  folded: string,
  typed: string,
  sender?: string,
): boolean {
  if (dialledCode.test(typed.normalize("NFKC"))) return false;
  const known = withoutOwnNumber(readChineseDigits(folded), sender);
  if (isDateAfterSecretWord(lexicon, known)) return true;
  const text = harmlessNumbers.reduce((rest, date) => rest.replace(date, " ; "), known);
  return (
    [...text.matchAll(digitRun)].some(({ 0: found, index }) => {
      const digits = found.replace(/\D/g, "");
      const isOurs = [[digits], found.split(/\D+/)].some((parts) => parts.every((part) => serviceCodes.includes(part)));
      if (digits.length < 4 || isOurs || isCountedList(found)) return false;
      const [before, after] = [text.slice(0, index), text.slice(index + found.length)];
      if (isMeasure(lexicon, found, before, after)) return false;
      return (
        digits.length >= 6 || isBesideSecretWord(lexicon, digits, before, after) || isRestNoise(lexicon, before, after)
      );
    }) ||
    [...text.matchAll(/[a-z\d]+/g)].some(({ 0: word, index }) => isCodeWithLetters(lexicon, word, text.slice(0, index)))
  );
}

/** Less the person's own number, however they group it, with their country's code or with a zero in its place. */
function withoutOwnNumber(text: string, sender: string | undefined): string {
  if (sender === undefined) return text;
  const own = sender.slice(-ownDigits);
  return text.replace(digitRun, (found) => (found.replace(/\D/g, "").endsWith(own) ? " ; " : found));
}

/** So many of a number's last digits are enough to know it by; its country's code and the zero in its place come before. */
const ownDigits = 8;

/** "Password 20261126": right behind the word for a secret no date is one. */
const isDateAfterSecretWord = (lexicon: Lexicon, text: string): boolean =>
  [...text.matchAll(/(?<!\d)\d{6,8}(?!\d)/gu)].some(({ index }) =>
    lexicon.secrets.some((word) => endsWithWord(text.slice(0, index), word)),
  );

/** 1 2 3 4: somebody who wants it all. */
function isCountedList(found: string): boolean {
  const parts = found.split(/\D+/);
  return parts.every((part, i) => part.length === 1 && Number(part) > Number(parts[i - 1] ?? -1));
}

/** 3000 riel, $5000, 100,000, 2000-5000 riel, nov 26 2026. No longer number is one. */
function isMeasure({ measures }: Lexicon, found: string, before: string, after: string): boolean {
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(found)) return true;
  if (/\p{Sc}\s?$/u.test(before) || /^\s?\p{Sc}/u.test(after)) return found.replace(/\D/g, "").length <= 9;
  if (found.split(/[-–~]/).some((part) => part.replace(/\D/g, "").length > 7)) return false;
  return measures.some((word) => beginsWithWord(after, word) || endsWithWord(before, word));
}

/** A word that announces a code stands near. A year is taken for a code only when it stands right after one. */
function isBesideSecretWord({ secrets }: Lexicon, digits: string, before: string, after: string): boolean {
  if (secrets.some((word) => endsWithWord(before, word))) return true;
  if (/^(?:19|20)\d\d$/.test(digits)) return false;
  const near = [
    before
      .slice(-maxDistance)
      .split(/[.!?;。！？]/)
      .at(-1)!,
    after.slice(0, maxDistance).split(/[.!?;。！？]/)[0]!,
  ];
  return secrets.some((word) => near.some((text) => containsWord(word, text)));
}

/** "It is 4821, thanks." */
const isRestNoise = (lexicon: Lexicon, ...sides: string[]): boolean =>
  sides.every((side) => splitIntoPhrases(side, (phrase) => isNoise(lexicon, phrase, "polite", "around") || undefined));

/** A passport's C01X00T47, or x7k2 right after "code:". */
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
