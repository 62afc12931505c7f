import { chineseDigitsRead } from "../text/numerals.ts";
import { phrasesOf } from "../text/phrases.ts";
import type { Lexicon } from "./lexicon.ts";
import { stands } from "./stands.ts";
import { isNoise } from "./whole.ts";

/** Digits, however they are grouped: 855 (0)12-345.678. A colon doesn't group them: 10:00-18:00 are hours. */
const run = /\d(?:[\s().\-/_·•*|~–—+]{0,3}\d)*(?:,\d{3}(?!\d))*/gu;

/** Days, hours and spans of years, which no code is. */
const dates = [
  /(?<!\d)(?:19|20)\d\d ?[-/.年] ?[01]?\d ?[-/.月] ?[0-3]?\d(?!\d)/gu,
  /(?<!\d)[0-3]?\d ?[-/. ] ?[0-3]?\d ?[-/. ] ?(?:19|20)\d\d(?!\d)/gu,
  /(?<!\d)[0-3]?\d\/[0-3]?\d\/\d\d(?!\d)/gu,
  /(?<!\d)(?:19|20)\d\d ?[-–~/到至] ?(?:19|20)\d\d(?!\d)/gu,
  /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/gu,
];

/** *124#, as it is dialled. */
const dialled = /^\s*[*#]+\d{2,4}(?:\*\d{1,4})*#\s*$/;

/** How far from "code" its number may stand: "the code they sent me is 4821". */
const reach = 24;

/**
 * Whether a folded text holds what must not be kept: a one-time code, a password, a number of a phone, an identity card,
 * a passport, a bank card. Six digits are enough, or four with nothing else of weight, or beside a word like "code".
 * The codes that we print ourselves, other codes as they are dialled, dates and prices are nothing of the kind.
 */
export function isSensitive(lexicon: Lexicon, serviceCodes: string[], folded: string, typed: string): boolean {
  if (dialled.test(typed.normalize("NFKC"))) return false;
  const text = dates.reduce((rest, date) => rest.replace(date, " ; "), chineseDigitsRead(folded));
  return (
    [...text.matchAll(run)].some(({ 0: found, index }) => {
      const digits = found.replace(/\D/g, "");
      const isOurs = [[digits], found.split(/\D+/)].some((parts) => parts.every((part) => serviceCodes.includes(part)));
      if (digits.length < 4 || isOurs || isList(found)) return false;
      const [before, after] = [text.slice(0, index), text.slice(index + found.length)];
      if (isMeasure(lexicon, found, before, after)) return false;
      return digits.length >= 6 || isAnnounced(lexicon, digits, before, after) || isAllThereIs(lexicon, before, after);
    }) || [...text.matchAll(/[a-z\d]+/g)].some(({ 0: word, index }) => isMixed(lexicon, word, text.slice(0, index)))
  );
}

/** 1 2 3 4: somebody who wants it all. */
function isList(found: string): boolean {
  const parts = found.split(/\D+/);
  return parts.every((part, i) => part.length === 1 && Number(part) > Number(parts[i - 1] ?? -1));
}

/** 3000 riel, $5000, 100,000, nov 26 2026. No longer number is one. */
function isMeasure({ measures }: Lexicon, found: string, before: string, after: string): boolean {
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(found)) return true;
  if (found.replace(/\D/g, "").length > 7) return false;
  return measures.some((word) => beginsWith(after, word) || endsWith(before, word));
}

/** A word that announces a code stands near. A year is taken for a code only when it stands right after one. */
function isAnnounced({ secrets }: Lexicon, digits: string, before: string, after: string): boolean {
  if (secrets.some((word) => endsWith(before, word))) return true;
  if (/^(?:19|20)\d\d$/.test(digits)) return false;
  const near = [
    before
      .slice(-reach)
      .split(/[.!?;。！？]/)
      .at(-1)!,
    after.slice(0, reach).split(/[.!?;。！？]/)[0]!,
  ];
  return secrets.some((word) => near.some((text) => stands(word, text)));
}

/** "It is 4821, thanks." */
const isAllThereIs = (lexicon: Lexicon, ...sides: string[]): boolean =>
  sides.every((side) => phrasesOf(side, (phrase) => isNoise(lexicon, phrase, "polite", "around") || undefined));

/** A passport's C01X00T47, or x7k2 right after "code:". */
function isMixed({ secrets }: Lexicon, word: string, before: string): boolean {
  const digits = word.replace(/\D/g, "").length;
  if (digits === 0 || digits === word.length || word.length > 12) return false;
  return digits >= 6 || (word.length >= 4 && secrets.some((secret) => endsWith(before, secret)));
}

function beginsWith(text: string, word: string): boolean {
  const rest = text.replace(/^ /, "");
  return rest.startsWith(word) && stands(word, rest.slice(0, word.length + 1));
}

function endsWith(text: string, word: string): boolean {
  const rest = text.slice(-reach - word.length);
  const bare = rest.replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, "");
  return bare.endsWith(word) && stands(word, bare.slice(-word.length - 1));
}
