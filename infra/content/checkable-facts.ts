import type { Lexicon } from "../../functions/engine/guide/lexicon.ts";
import { numberIn } from "../../functions/engine/listen/number-in.ts";
import { fold } from "../../functions/text/fold.ts";

/*
 * Facts in a text that can go out of date: numbers to dial and numbers of days, in any script or as words.
 */

/** Converts digits to one width and script, so that ១២០៤, １２０４ and 1204 are equal. */
const plain = (text: string) => text.normalize("NFKC").replace(/\p{Nd}+/gu, fold);

/** The characters of a number that are dialled. */
const dialled = (number: string) => number.replace(/[^\d*#+]/g, "");

const calls = "(?:拨打?|打|致电|电话|热线|客服|ហៅ|ចុច|ទូរសព្ទ|ទូរស័ព្ទ|\\b(?:dial|call|ring|phone|hotline)\\b)";

const numbers = [
  // *1204#, *100*1#, ##21#.
  /([*#]{1,2}\d[\d*]*#)/g,
  // +855 23 123 456, 023 123 456: seven digits at least, and no date.
  /(?<![\d*#+])(\+?\(?\+?(?!\d{4}-\d\d-\d\d)\d[\d() -]{5,}\d)(?![\d#])/g,
  // A number soon after "call", in the same sentence.
  new RegExp(`${calls}[^\\d.!?。！？។\\n+*#]{0,24}(\\+?\\d[\\d -]+\\d)(?![\\d#-])`, "giu"),
];

/** Numbers to dial: *1204#, phone numbers, known service codes, and numbers after "call". Years are left out. */
export function codesIn(text: string, serviceCodes: string[]): string[] {
  const read = plain(text);
  const found = numbers
    .flatMap((pattern) => [...read.matchAll(pattern)].map(([, number = ""]) => number))
    .filter((number) => !isListOfPrefixes(number))
    .map(dialled);
  const known = [...read.matchAll(/(?<![\d*+])\d{3,}(?![\d#])/g)].map(([number]) => number);
  const codes = found.filter((code) => code.length > 2 && !isYear(code));
  return [...new Set([...codes, ...known.filter((code) => serviceCodes.includes(code))])];
}

const isYear = (code: string) => /^(19|20)\d\d$/.test(code);

/** "010 015 016" is a list of prefixes. */
const isListOfPrefixes = (number: string) => /^0\d+(?:[ ,]+0\d+)+$/.test(number);

const chinese = "[一二两三四五六七八九十]+";
const khmer = "ប្រាំ(?:មួយ|ពីរ|បី|បួន)?|ដប់(?:មួយ|ពីរ)?|មួយ|ពីរ|បី|បួន";
const count = `(?:\\d+|${chinese}|${khmer}|(?<=\\b)[a-z]+)`;
const to = "\\s*(?:-|–|—|~|至|到|to|or|或|ដល់|ឬ)\\s*";
const days = "(?:个?(?:工作)?[天日]|ថ្ងៃ|[ -]?(?:(?:more|working|business|calendar) )*days?\\b)";
const dayCount = new RegExp(`(?<![月\\d-])(${count})(?:${to}(${count}))?\\s*${days}`, "giu");

/** The numbers of days in a text: "45", "1-3". "One day, ..." is not counted. */
export function daysIn(lexicon: Lexicon, text: string): string[] {
  const read = plain(text).toLowerCase();
  const found = [...read.matchAll(dayCount)].flatMap(([, from = "", to = ""]) => {
    // 两三天: two or three.
    const words = /^[一二两三四五六七八九]{2}$/u.test(from) ? [...from] : [from, to];
    const numbers = words.flatMap((word) => numberOf(lexicon, word) ?? []);
    return numbers.length === 0 || (numbers.join() === "1" && !/\d/.test(from)) ? [] : numbers.join("-");
  });
  return [...new Set(found)];
}

function numberOf(lexicon: Lexicon, word: string): number | undefined {
  return /^\d+$/.test(word) ? Number(word) : numberIn(lexicon, fold(word));
}
