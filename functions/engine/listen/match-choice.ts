import { fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import { numberIn } from "../../text/numerals.ts";
import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import type { Option } from "../guide/places.ts";
import { containsWord } from "./contains-word.ts";
import { hasRole, isNoise, isSingleChineseCharacter } from "./known-phrases.ts";
import { qualifiersOf } from "./qualifiers.ts";

/** What a message chose of what may be replied: a way, a number that isn't there, more than one; or nothing. */
export type Choice = Option | "not-offered" | "several" | undefined;

/** Everything that is heard as a way's label or as one of its words. */
export const spellings = ({ answers }: Lexicon, { label, words = [] }: Option): string[] =>
  [...Object.values(label ?? {}), ...words].flatMap((text) => answers[text] ?? [fold(text)]);

/** What is known of how a message was said: "done?" asks, and on a page that asks it is no answer. */
type Strictness = { isQuestion?: boolean; isAsked?: boolean; asksInWords?: boolean };

type Piece =
  | { number: number; isSpelled: boolean }
  | { ways: Set<Option> }
  | "joint"
  | "choosing"
  | "around"
  | "polite";

/**
 * A number that the place offers, or the words of a choice, or both when they agree; nothing else of weight beside
 * them. A number that it doesn't offer is never guessed at. A question is no answer, though "2?" is a 2. A number in
 * letters ("first", 一) is one only alone, or beside words of choosing: it is a small word of many sentences.
 */
export function matchChoice(lexicon: Lexicon, ways: Option[], folded: string, manner: Strictness = {}): Choice {
  const said = exactOptions(lexicon, ways, folded);
  if (said.length > 0 && !(manner.isQuestion && manner.isAsked)) return onlyOption(said);
  const found = piecesOf(lexicon, ways, folded);
  if (!found) return numberWithLabel(lexicon, ways, folded);
  if (ways.length === 0) return undefined;
  const numbers = found.filter((each) => typeof each === "object" && "number" in each);
  const words = found.filter((each) => typeof each === "object" && "ways" in each);
  const left = ways.filter((way) => words.every((meant) => meant.ways.has(way)));
  if (numbers.length === 0) {
    const one = onlyOption(left);
    if (words.length > 0 && one === "several") return one;
    return words.length === 0 || manner.isQuestion || manner.asksInWords || found.includes("joint") ? undefined : one;
  }
  if (numbers.some(({ isSpelled }) => isSpelled) && found.includes("around")) return undefined;
  if (new Set(numbers.map(({ number }) => number)).size > 1 || arithmetic.test(folded)) return "several";
  const way = ways.find(({ number }) => number === numbers[0]!.number);
  if (!way) return "not-offered";
  return left.includes(way) ? way : "several";
}

/** The ways that a whole text is the label or a word of. */
export const exactOptions = (lexicon: Lexicon, ways: Option[], folded: string): Option[] =>
  ways.filter((way) => spellings(lexicon, way).includes(folded));

/** What a text consists of, if of nothing but answers, numbers, and words that mean nothing by themselves. */
function piecesOf(lexicon: Lexicon, ways: Option[], folded: string): Piece[] | undefined {
  const leading = new Map<string, Set<Option>>();
  for (const way of ways)
    for (const word of spellings(lexicon, way)) leading.set(word, (leading.get(word) ?? new Set()).add(way));
  return splitIntoPhrases<Piece>(folded, (phrase, isWord) => {
    const meant = leading.get(phrase);
    if (meant && isWord && !isSingleChineseCharacter(phrase)) return { ways: meant };
    if (hasRole(lexicon, phrase, "joining")) return "joint";
    if (hasRole(lexicon, phrase, "choosing")) return "choosing";
    if (isNoise(lexicon, phrase, "polite")) return "polite";
    if (hasRole(lexicon, phrase, "around", "deciding")) return "around";
    const number = isWord || phrase === folded ? numberIn(phrase) : undefined;
    return number === undefined ? undefined : { number, isSpelled: !/\d/.test(phrase) };
  });
}

/**
 * Whether a choice was made so clearly that it may change something: with nothing beside it but words that mean nothing by
 * themselves, and not as a question ("is it done"). To erase, nothing may stand beside it but politeness.
 */
export function isUnambiguous(lexicon: Lexicon, way: Option, folded: string, isErasing: boolean): boolean {
  const phrases = spellings(lexicon, way);
  if (phrases.includes(folded)) return true;
  const found = piecesOf(lexicon, [way], folded);
  if (!found) return numberWithLabel(lexicon, [way], folded) === way;
  const numbers = found.filter((piece) => typeof piece === "object" && "number" in piece);
  if (numbers.length > 0 && !isNumberChosen(lexicon, phrases, folded)) return false;
  if (isErasing) return isOnlyAnswer(lexicon, phrases, folded);
  const rest = phrases.reduce(
    (text, phrase) => (containsWord(phrase, text) ? text.replace(phrase, " ") : text),
    folded,
  );
  return !qualifiersOf(lexicon, rest.replace(/[^\p{Script=Latin}]+/gu, " ")).has("questions");
}

/** A number with words of choosing or wanting around it ("I want 7"), and no others: "me 2" and "got 2" are none. */
function isNumberChosen(lexicon: Lexicon, phrases: string[], folded: string): boolean {
  // 选四: nobody types its one character for another word.
  const [first, ...rest] = splitIntoPhrases(folded, (phrase) => choosingOrNumber(lexicon, phrase)) ?? [];
  const isChosen = first === "choosing" && rest.every((each) => each === "number");
  return (
    splitIntoPhrases(folded, (phrase, isWord) => {
      if (phrases.includes(phrase) || isNoise(lexicon, phrase, "polite", "choosing", "wanting")) return true;
      const isNumber = isWord && numberIn(phrase) !== undefined;
      return (isNumber && (phrase === folded || isChosen || !isSingleChineseCharacter(phrase))) || undefined;
    }) !== undefined
  );
}

const choosingOrNumber = (lexicon: Lexicon, phrase: string): "choosing" | "number" | undefined =>
  isNoise(lexicon, phrase, "choosing") ? "choosing" : numberIn(phrase) === undefined ? undefined : "number";

/** Nothing but the answer, its number, and politeness: "yes please". */
const isOnlyAnswer = (lexicon: Lexicon, phrases: string[], folded: string): boolean =>
  splitIntoPhrases(folded, (phrase) => {
    const isAnswer = phrases.includes(phrase) || numberIn(phrase) !== undefined;
    return isAnswer || hasRole(lexicon, phrase, "polite", "choosing") || undefined;
  }) !== undefined;

/** What a page lists itself counts more than what is the same on every page. */
function onlyOption(ways: Option[]): Choice {
  const own = ways.filter(({ key }) => !key);
  const [way, ...others] = own.length > 0 ? own : ways;
  return way && others.length === 0 ? way : "several";
}

/** 1+1, 2-2, 7.7: no 1, no 2 and no 7. */
const arithmetic = /\d ?[-+/~*=×] ?\d|\d\.\d/;

/** "2 prepare": a number, and enough of what stands beside it on the list. */
function numberWithLabel(lexicon: Lexicon, ways: Option[], folded: string): Option | undefined {
  const [, before, after] = /^(\d{1,2})(?!\d)[\s\p{P}]*(\D.*)$/u.exec(folded) ?? [];
  const [, first, last] = /^(.*[^\d\s\p{P}])[\s\p{P}]*(\d{1,2})$/u.exec(folded) ?? [];
  const way = ways.find(({ number }) => number === Number(before ?? last ?? Number.NaN));
  const rest = after ?? first;
  if (!way || rest === undefined) return undefined;
  const agrees = spellings(lexicon, way)
    .filter((label) => !/\d/.test(label))
    .some((label) => countLetters(rest) * 2 >= countLetters(label) && containsWord(rest, label));
  return agrees ? way : undefined;
}

const countLetters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** What a way is called in the person's language, to ask "did you mean ...?" with. */
export const labelInLanguage = ({ label }: Option, language: Language = "en"): string | undefined =>
  label?.[language] ?? Object.values(label ?? {})[0];
