import { isPlainText, isPlainWord } from "./plain-text.ts";
import { unspacedScripts } from "./scripts.ts";
import { arabicSpelling } from "./spelling/arabic.ts";
import { isNumeral } from "./spelling/han-numerals.ts";
import { khmerSpelling } from "./spelling/khmer.ts";
import { toSimplified } from "./spelling/simplified.ts";

/*
 * Folding gives one form to all spellings of a word: full-width letters, digits of another script or in circles,
 * invisible spaces as some keyboards type them. The spellings of spelling/ belong to scripts, so they need not know the
 * person's language. Folding twice changes nothing more.
 */

/** Zero-width spaces and joiners, direction marks, variation selectors, the keycap, inherent vowels. */
const invisible = /\p{Default_Ignorable_Code_Point}|\u20e3/gu;

/** Circled and other ornate digits that NFKC does not change, in rows: first code point, its value, length. */
const ornateDigitRows: [first: number, value: number, length: number][] = [
  [0x2160, 1, 12], // Ⅰ-Ⅻ
  [0x2170, 1, 12], // ⅰ-ⅻ
  [0x24eb, 11, 10], // ⓫-⓴
  [0x24f5, 1, 10], // ⓵-⓾
  [0x24ff, 0, 1], // ⓿
  [0x2776, 1, 10], // ❶-❿
  [0x2780, 1, 10], // ➀-➉
  [0x278a, 1, 10], // ➊-➓
  [0x3021, 1, 9], // 〡-〩, on Hong Kong's price tags
  [0x17f0, 0, 10], // ៰-៹
  [0x1f10b, 0, 1], // 🄋
  [0x1f10c, 0, 1], // 🄌
  [0x1f51f, 10, 1], // 🔟
];
const ornateDigit = new RegExp(
  `[${ornateDigitRows.map(([first, , length]) => `\\u{${first.toString(16)}}-\\u{${(first + length - 1).toString(16)}}`).join("")}]`,
  "gu",
);

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  const [first, value] = ornateDigitRows.find(([start, , length]) => code >= start && code < start + length)!;
  return String(value + code - first);
}

/** In every script, the decimal digits zero to nine are ten consecutive code points (The Unicode Standard, 4.6). */
function digitValue(digit: string): string {
  let zero = digit.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((digit.codePointAt(0)! - zero) % 10);
}

/**
 * Some scripts write no spaces between words, so a space beside them has no meaning. Between numerals it has: 一 二.
 */
const meaninglessSpace = new RegExp(`(?<=[${unspacedScripts}]) | (?=[${unspacedScripts}])`, "gu");
const unlessNumerals = (space: string, at: number, text: string) =>
  isNumeral(text[at - 1]) && isNumeral(text[at + 1]) ? space : "";

/** "Opt-out" folds to "opt out". */
const hyphen = /(?<=\p{L})[-_\u2010-\u2013](?=\p{L})/gu;

/** A message spelled out: S T O P, s.t.o.p. */
const spelledOut = /^(?:\p{Script=Latin}[\s\p{P}]+){2,}\p{Script=Latin}$/u;

/** Punctuation, symbols and spaces at the ends have no meaning, except in "5$" and "2%". */
const meaningless = /[\p{P}\p{S}\s]/u;
const meaningful = /[\p{Sc}%‰°]/u;

/** Removes invisible characters. */
export const removeInvisible = (text: string): string => (isPlainText(text) ? text : text.replace(invisible, ""));

/** Converts to normal width and to the digits 0-9. */
export const normalizeDigits = (text: string): string =>
  isPlainText(text)
    ? text
    : text
        .replace(ornateDigit, plainDigit)
        .normalize("NFKC")
        .replace(/\p{Nd}/gu, digitValue);

/**
 * Folds a text: normal width, digits 0-9, simplified characters, one spelling, lower case, single spaces. Removes
 * invisible characters, apostrophes, hyphens inside words, and punctuation and symbols at the ends.
 */
export function fold(text: string): string {
  if (isPlainWord(text)) return toSimplified(text.toLowerCase());
  if (isPlainText(text)) return withoutGaps(text.toLowerCase());
  const visible = removeInvisible(
    removeInvisible(text.replace(ornateDigit, plainDigit))
      .replace(/\u00b4/gu, "'")
      .normalize("NFKC"),
  );
  const plain = arabicSpelling(visible)
    .replace(/\p{Nd}/gu, digitValue)
    .toLowerCase()
    .replace(/(?<=\p{L})['`\u2018\u2019\u02bc](?=\p{L})/gu, "")
    .normalize("NFKC");
  const spaced = toSimplified(plain)
    .replace(hyphen, " ")
    .replace(/\s+/gu, " ")
    .replace(meaninglessSpace, unlessNumerals);
  return withoutGaps(trimEdges(khmerSpelling(spaced)));
}

const withoutGaps = (text: string) => text.replace(spelledOut, (letters) => letters.replace(/\P{L}/gu, ""));

export type Fold = typeof fold;

/** Folds each different text once: a message, its only sentence and its only clause are often the same text. */
export function foldWithCache(): Fold {
  const folded = new Map<string, string>();
  return (text) => {
    const known = folded.get(text) ?? fold(text);
    folded.set(text, known);
    return known;
  };
}

/** A loop, because one regular expression takes quadratic time on long runs of spaces. */
function trimEdges(text: string): string {
  const characters = [...text];
  const isMeaningless = (character: string | undefined) =>
    character !== undefined && meaningless.test(character) && !meaningful.test(character);
  let [start, end] = [0, characters.length];
  while (start < end && isMeaningless(characters[start])) start += 1;
  while (end > start && isMeaningless(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join("");
}
