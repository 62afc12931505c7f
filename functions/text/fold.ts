import { khmerSpelling } from "./khmer.ts";
import { toSimplified } from "./simplified.ts";

/*
 * People write the same word in many ways: full-width, in another script's digits, circled, with the invisible spaces
 * that Khmer keyboards type. Folding makes them one. It is idempotent.
 */

/** Zero-width spaces and joiners, direction marks, variation selectors, the keycap, Khmer's inherent vowels. */
const invisible = /\p{Default_Ignorable_Code_Point}|\u20e3/gu;

/** Digits in circles and other dress that NFKC leaves alone: where each row begins, with which value, and how long it is. */
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

/** Decimal digits stand in runs of ten, from zero to nine, in every script that has them (The Unicode Standard, 4.6). */
function digitValue(digit: string): string {
  let zero = digit.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((digit.codePointAt(0)! - zero) % 10);
}

/** Chinese and Khmer put no spaces between words; people put them anywhere. But 一 二 are two numbers. */
const idleSpace = /(?<=[\p{Script=Han}\p{Script=Khmer}]) | (?=[\p{Script=Han}\p{Script=Khmer}])/gu;
const isNumeral = (character = "") => /[\d零〇一二两三四五六七八九十]/u.test(character);
const unlessNumerals = (space: string, at: number, text: string) =>
  isNumeral(text[at - 1]) && isNumeral(text[at + 1]) ? space : "";

/** Opt-out, opt out: written as one likes. */
const hyphen = /(?<=\p{L})[-_\u2010-\u2013](?=\p{L})/gu;

/** S T O P, s.t.o.p: a message spelled out. */
const spelledOut = /^(?:\p{Script=Latin}[\s\p{P}]+){2,}\p{Script=Latin}$/u;

/** What stands around a message and says nothing. "5$" and "2%" are no 5 and no 2. */
const edge = /[\p{P}\p{S}\s]/u;
const meaningful = /[\p{Sc}%‰°]/u;

/** A text without what nobody sees. */
export const removeInvisible = (text: string): string => text.replace(invisible, "");

/** One width, and one script of digits. */
export const normalizeDigits = (text: string): string =>
  text
    .replace(ornateDigit, plainDigit)
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, digitValue);

/**
 * A text reduced to what was meant: one width, one script of digits, simplified characters, one Khmer spelling, lower
 * case, no invisible characters, no apostrophes, no hyphens inside words, no punctuation or symbols at its ends, single spaces inside.
 */
export function fold(text: string): string {
  const plain = removeInvisible(
    removeInvisible(text.replace(ornateDigit, plainDigit))
      .replace(/\u00b4/gu, "'")
      .normalize("NFKC"),
  )
    .replace(/\p{Nd}/gu, digitValue)
    .toLowerCase()
    .replace(/(?<=\p{L})['`\u2018\u2019\u02bc](?=\p{L})/gu, "")
    .normalize("NFKC");
  const spaced = toSimplified(plain).replace(hyphen, " ").replace(/\s+/gu, " ").replace(idleSpace, unlessNumerals);
  return trimEdges(khmerSpelling(spaced)).replace(spelledOut, (letters) => letters.replace(/\P{L}/gu, ""));
}

/** Without its edges. Not by one pattern: that would look at each run of spaces once for each of its spaces. */
function trimEdges(text: string): string {
  const characters = [...text];
  const idle = (character: string | undefined) =>
    character !== undefined && edge.test(character) && !meaningful.test(character);
  let [start, end] = [0, characters.length];
  while (start < end && idle(characters[start])) start += 1;
  while (end > start && idle(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join("");
}
