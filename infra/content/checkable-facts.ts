import type { Lexicon } from "../../functions/engine/guide/lexicon.ts";
import { numberIn } from "../../functions/engine/listen/number-in.ts";
import { fold } from "../../functions/text/fold.ts";
import { spacedLetter } from "../../functions/text/scripts.ts";
import type { PackChecks } from "./pack-checks.ts";
import { anyOf } from "./word-pattern.ts";

/*
 * Facts in a text that can go out of date: numbers to dial and numbers of days, in any script or as words. What stands beside
 * them is in the packs.
 */

/** Converts digits to one width and script, so that ១២០៤, １２０４ and 1204 are equal. */
const plain = (text: string) => text.normalize("NFKC").replace(/\p{Nd}+/gu, fold);

/** The characters of a number that are dialled. */
const dialled = (number: string) => number.replace(/[^\d*#+]/g, "");

/** What facts in texts are found by. */
export type FactFinder = {
  /** Numbers to dial: *1204#, phone numbers, known service codes, and numbers beside "call". Years are left out. */
  codesIn: (text: string, serviceCodes: string[]) => string[];
  /** The numbers of days in a text: "45", "1-3". "One day, ..." is not counted. */
  daysIn: (lexicon: Lexicon, text: string) => string[];
};

/** Makes the functions that find facts, from what the packs say about them. */
export const factFinder = (packs: PackChecks[]): FactFinder => ({
  codesIn: codeFinder(packs),
  daysIn: dayFinder(packs.flatMap(({ days }) => days ?? [])),
});

function codeFinder(packs: PackChecks[]): FactFinder["codesIn"] {
  const callsIn = (packs: PackChecks[]) => anyOf(packs.flatMap(({ calls = [] }) => calls));
  const between = "[^\\d\\p{Sentence_Terminal}\\n+*#]{0,24}";
  const number = "(?<!\\d)(\\+?\\d[\\d -]+\\d)(?![\\d#-])";
  const numbers = [
    // *1204#, *100*1#, ##21#.
    /([*#]{1,2}\d[\d*]*#)/g,
    // +855 23 123 456, 023 123 456: seven digits at least, and no date.
    /(?<![\d*#+])(\+?\(?\+?(?!\d{4}-\d\d-\d\d)\d[\d() -]{5,}\d)(?![\d#])/g,
    // A number soon after "call", or before it where verbs come last, in the same sentence.
    new RegExp(`${callsIn(packs)}${between}${number}`, "giu"),
    new RegExp(`${number}${between}${callsIn(packs.filter(({ replies }) => replies?.wordFirst))}`, "giu"),
  ];
  return (text, serviceCodes) => {
    const read = plain(text);
    const found = numbers
      .flatMap((pattern) => [...read.matchAll(pattern)].map(([, number = ""]) => number))
      .filter((number) => !isListOfPrefixes(number))
      .map(dialled);
    const known = [...read.matchAll(/(?<![\d*+])\d{3,}(?![\d#])/g)].map(([number]) => number);
    const codes = found.filter((code) => code.length > 2 && !isYear(code));
    return [...new Set([...codes, ...known.filter((code) => serviceCodes.includes(code))])];
  };
}

const isYear = (code: string) => /^(19|20)\d\d$/.test(code);

/** "010 015 016" is a list of prefixes. */
const isListOfPrefixes = (number: string) => /^0\d+(?:[ ,]+0\d+)+$/.test(number);

function dayFinder(days: NonNullable<PackChecks["days"]>[]): FactFinder["daysIn"] {
  const day = days.map(({ words, kinds }) => `[\\s-]*(?:${anyOf(kinds)}[\\s-]*)*${anyOf(words)}`).join("|");
  const dayCount = new RegExp(`(?:${day})`, "giu");
  const range = new RegExp(`\\s*(?:[-–—~]|${anyOf(days.flatMap(({ to }) => to))})\\s*$`, "iu");
  const noCount = new RegExp(`(?:${anyOf(days.flatMap(({ months }) => months))}|[\\d-])$`, "iu");
  return (lexicon, text) => {
    const read = plain(text).toLowerCase();
    const found = [...read.matchAll(dayCount)].flatMap(({ index }) => {
      const last = numberBefore(lexicon, read.slice(0, index));
      if (!last) return [];
      const to = range.exec(last.before);
      const first = to ? numberBefore(lexicon, last.before.slice(0, to.index)) : undefined;
      if (noCount.test((first ?? last).before)) return [];
      const isWord = !/\d/.test(first?.typed ?? last.typed);
      const numbers = [...(first?.numbers ?? []), ...last.numbers];
      return numbers.join() === "1" && isWord ? [] : numbers.join("-");
    });
    return [...new Set(found)];
  };
}

type NumberBefore = { numbers: number[]; typed: string; before: string };

/** The longest row of characters with a number. */
const maxLength = 30;

const wordStart = new RegExp(`(?<!${spacedLetter})(?=${spacedLetter})|(?!${spacedLetter})(?=\\p{L})`, "uy");

/** The number that a text ends with, in digits or as a word, and what is before it. 两三 has two numbers. */
function numberBefore(lexicon: Lexicon, text: string): NumberBefore | undefined {
  const digits = /\d+$/.exec(text);
  if (digits) return { numbers: [Number(digits[0])], typed: digits[0], before: text.slice(0, digits.index) };
  const pair = pairBefore(lexicon, text);
  if (pair) return pair;
  for (let start = Math.max(0, text.length - maxLength); start < text.length; start += 1) {
    wordStart.lastIndex = start;
    if (!wordStart.test(text)) continue;
    const typed = text.slice(start);
    const number = numberIn(lexicon, fold(typed));
    if (number !== undefined) return { numbers: [number], typed, before: text.slice(0, start) };
  }
  return undefined;
}

/** Two numerals of one character each, where words have no spaces: two or three days are 两三天. */
function pairBefore(lexicon: Lexicon, text: string): NumberBefore | undefined {
  const [before, first, last] = [text.slice(0, -2), text.at(-2), text.at(-1)];
  const numbers = [first, last].flatMap((each) => numeral(lexicon, each) ?? []);
  const isNone = numbers.length < 2 || numbers.some((number) => number < 1 || number > 9);
  return isNone || numeral(lexicon, before.at(-1)) !== undefined
    ? undefined
    : { numbers, typed: text.slice(-2), before };
}

const unspaced = new RegExp(`^(?!${spacedLetter})\\p{L}$`, "u");

const numeral = (lexicon: Lexicon, character = "") =>
  unspaced.test(character) ? numberIn(lexicon, fold(character)) : undefined;
