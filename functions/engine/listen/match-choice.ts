import { fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { ownProperty } from "../guide/own-property.ts";
import type { Option } from "../guide/places.ts";
import { containsWord } from "./contains-word.ts";
import { hasRole, isNoise, isSingleHanCharacter } from "./known-phrases.ts";
import { numberIn } from "./number-in.ts";
import { qualifiersOf } from "./qualifiers.ts";

/** What a text chooses: an option, a number that is not offered, several options, or nothing. */
export type Choice = Option | "not-offered" | "several" | undefined;

/** The folded spellings of an option's label and of its words. */
export const spellings = (lexicon: Lexicon, option: Option): string[] => spellingsBy(lexicon)(option);

const spellingsBy = memoize(({ answers }: Lexicon) =>
  memoize(({ label, short, words = [] }: Option) =>
    [...Object.values(label ?? {}), ...Object.values(short ?? {}), ...words].flatMap(
      (text) => ownProperty(answers, text) ?? [fold(text)],
    ),
  ),
);

/** The options of a list by their spellings. */
const optionsBySpelling = memoize((lexicon: Lexicon) =>
  memoize((options: Option[]) => {
    const found = new Map<string, Set<Option>>();
    for (const option of options)
      for (const word of spellings(lexicon, option)) found.set(word, (found.get(word) ?? new Set()).add(option));
    return found;
  }),
);

/** How the text was written, and whether the page accepts only what it lists. */
type Manner = { isQuestion?: boolean; isStrictPage?: boolean; asksInWords?: boolean };

type Piece =
  | { number: number; isSpelled: boolean }
  | { options: Set<Option> }
  | "joint"
  | "choosing"
  | "around"
  | "polite";

/**
 * The option that a text chooses by its number, its words, or both when they agree, with only noise beside them. A
 * number that is not offered is never interpreted. A question chooses nothing, except "2?". A number in letters
 * ("first", 一) is also a common word, so it counts only alone or beside words of choosing.
 */
export function matchChoice(lexicon: Lexicon, options: Option[], folded: string, manner: Manner = {}): Choice {
  const exact = exactOptions(lexicon, options, folded);
  if (exact.length > 0 && !(manner.isQuestion && manner.isStrictPage)) return onlyOption(exact);
  const pieces = piecesOf(lexicon, options, folded);
  if (!pieces) return numberWithLabel(lexicon, options, folded);
  if (options.length === 0) return undefined;
  const numbers = pieces.filter((each) => typeof each === "object" && "number" in each);
  const words = pieces.filter((each) => typeof each === "object" && "options" in each);
  const agreeing = options.filter((option) => words.every((meant) => meant.options.has(option)));
  if (numbers.length === 0) {
    const only = onlyOption(agreeing);
    if (words.length > 0 && only === "several") return only;
    return words.length === 0 || manner.isQuestion || manner.asksInWords || pieces.includes("joint") ? undefined : only;
  }
  if (numbers.some(({ isSpelled }) => isSpelled) && pieces.includes("around")) return undefined;
  if (new Set(numbers.map(({ number }) => number)).size > 1 || arithmetic.test(folded)) return "several";
  const option = options.find(({ number }) => number === numbers[0]!.number);
  if (!option) return "not-offered";
  return agreeing.includes(option) ? option : "several";
}

/** The options that have the whole text as their label or one of their words. */
export const exactOptions = (lexicon: Lexicon, options: Option[], folded: string): Option[] => [
  ...(optionsBySpelling(lexicon)(options).get(folded) ?? []),
];

/** The pieces of a text that consists only of answers, numbers and noise. */
function piecesOf(lexicon: Lexicon, options: Option[], folded: string): Piece[] | undefined {
  const bySpelling = optionsBySpelling(lexicon)(options);
  return splitIntoPhrases<Piece>(folded, (phrase, isWord) => {
    const meant = bySpelling.get(phrase);
    if (meant && !isSingleHanCharacter(phrase) && isWord()) return { options: meant };
    if (hasRole(lexicon, phrase, "joining")) return "joint";
    if (hasRole(lexicon, phrase, "choosing")) return "choosing";
    if (isNoise(lexicon, phrase, "polite")) return "polite";
    if (hasRole(lexicon, phrase, "around", "deciding")) return "around";
    const number = numberIn(lexicon, phrase);
    if (number === undefined || !(phrase === folded || isWord())) return undefined;
    return { number, isSpelled: !/\d/.test(phrase) };
  });
}

/**
 * Whether a choice is clear enough to change something: only noise beside it, and not a question ("is it done"). To
 * erase, only politeness may stand beside it.
 */
export function isUnambiguous(
  lexicon: Lexicon,
  option: Option,
  folded: string,
  { isErasing }: { isErasing: boolean },
): boolean {
  const phrases = spellings(lexicon, option);
  if (phrases.includes(folded)) return true;
  const pieces = piecesOf(lexicon, onlyOf(option), folded);
  if (!pieces) return numberWithLabel(lexicon, [option], folded) === option;
  const hasNumber = pieces.some((piece) => typeof piece === "object" && "number" in piece);
  if (hasNumber && !isNumberChosen(lexicon, phrases, folded)) return false;
  if (isErasing) return isOnlyAnswer(lexicon, phrases, folded);
  const rest = phrases.reduce(
    (text, phrase) => (containsWord(phrase, text) ? text.replace(phrase, " ") : text),
    folded,
  );
  return !qualifiersOf(lexicon, rest.replace(/[^\p{Script=Latin}]+/gu, " ")).has("questions");
}

/** The same list for the same option, so that its spellings are gathered once. */
const onlyOf = memoize((option: Option) => [option]);

/** A number beside words of choosing or wanting only: "I want 7", but not "me 2" or "got 2". */
function isNumberChosen(lexicon: Lexicon, phrases: string[], folded: string): boolean {
  // 选四: after a word of choosing, a single Han numeral is a number.
  const [first, ...rest] = splitIntoPhrases(folded, (phrase) => choosingOrNumber(lexicon, phrase)) ?? [];
  const isChosen = first === "choosing" && rest.every((each) => each === "number");
  return (
    splitIntoPhrases(folded, (phrase, isWord) => {
      if (phrases.includes(phrase) || isNoise(lexicon, phrase, "polite", "choosing", "wanting")) return true;
      const isNumber = numberIn(lexicon, phrase) !== undefined && isWord();
      return (isNumber && (phrase === folded || isChosen || !isSingleHanCharacter(phrase))) || undefined;
    }) !== undefined
  );
}

const choosingOrNumber = (lexicon: Lexicon, phrase: string): "choosing" | "number" | undefined =>
  isNoise(lexicon, phrase, "choosing") ? "choosing" : numberIn(lexicon, phrase) === undefined ? undefined : "number";

/** The answer, its number, and politeness: "yes please". */
const isOnlyAnswer = (lexicon: Lexicon, phrases: string[], folded: string): boolean =>
  splitIntoPhrases(folded, (phrase) => {
    const isAnswer = phrases.includes(phrase) || numberIn(lexicon, phrase) !== undefined;
    return isAnswer || hasRole(lexicon, phrase, "polite", "choosing") || undefined;
  }) !== undefined;

/** An option that the page lists counts before one that every page has. */
function onlyOption(options: Option[]): Choice {
  const listed = options.filter(({ key }) => !key);
  const [option, ...others] = listed.length > 0 ? listed : options;
  return option && others.length === 0 ? option : "several";
}

/** 1+1, 2-2, 7.7 are not 1, 2 and 7. */
const arithmetic = /\d ?[-+/~*=×] ?\d|\d\.\d/;

/** "2 prepare": a number and at least half of the label's letters. */
function numberWithLabel(lexicon: Lexicon, options: Option[], folded: string): Option | undefined {
  const [, numberBefore, after] = /^(\d{1,2})(?!\d)[\s\p{P}]*(\D.*)$/u.exec(folded) ?? [];
  const [, before, numberAfter] = /^(.*[^\d\s\p{P}])[\s\p{P}]*(\d{1,2})$/u.exec(folded) ?? [];
  const option = options.find(({ number }) => number === Number(numberBefore ?? numberAfter ?? Number.NaN));
  const rest = after ?? before;
  if (!option || rest === undefined) return undefined;
  const agrees = spellings(lexicon, option)
    .filter((label) => !/\d/.test(label))
    .some((label) => countLetters(rest) * 2 >= countLetters(label) && containsWord(rest, label));
  return agrees ? option : undefined;
}

const countLetters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** An option's label in the person's language, or in another one. */
export const labelInLanguage = ({ label }: Option, language: Language = ""): string | undefined =>
  label?.[language] ?? Object.values(label ?? {})[0];
