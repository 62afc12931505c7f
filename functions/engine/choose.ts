import { fold } from "../text/fold.ts";
import type { Language } from "../text/language.ts";
import { numberIn } from "../text/numerals.ts";
import { phrasesOf } from "../text/phrases.ts";
import type { Lexicon } from "./lexicon.ts";
import { stands } from "./stands.ts";
import type { Way } from "./ways.ts";
import { isNoise, isPart } from "./whole.ts";

/** What a message chose of what may be replied: a way, a number that isn't there, more than one; or nothing. */
export type Choice = Way | "not-offered" | "several" | undefined;

/** Everything that is heard as a way's label or as one of its words. */
export const heardAs = ({ answers }: Lexicon, { label, words = [] }: Way): string[] =>
  [...Object.values(label ?? {}), ...words].flatMap((text) => answers[text] ?? [fold(text)]);

/** What is known of how a message was said: "done?" asks, and on a page that asks it is no answer. */
type Manner = { isQuestion?: boolean; isAsked?: boolean };

/**
 * A number that the place offers, or the words of a choice, or both when they agree; nothing else of weight beside
 * them. A number that it doesn't offer is never guessed at. A question is no answer, though "2?" is a 2.
 */
export function choiceIn(lexicon: Lexicon, ways: Way[], folded: string, manner: Manner = {}): Choice {
  const heard = ways.map((way) => ({ way, as: heardAs(lexicon, way) }));
  const said = heard.filter(({ as }) => as.includes(folded));
  if (said.length > 0 && !(manner.isQuestion && manner.isAsked)) return theOne(said.map(({ way }) => way));
  const leading = new Map<string, Set<Way>>();
  for (const { way, as } of heard) for (const word of as) leading.set(word, (leading.get(word) ?? new Set()).add(way));
  const found = phrasesOf<number | Set<Way> | "joint" | "noise">(folded, (phrase) => {
    if (leading.has(phrase)) return leading.get(phrase);
    if (isPart(lexicon, phrase, "joining")) return "joint";
    return isNoise(lexicon, phrase, "polite", "around") ? "noise" : numberIn(phrase);
  });
  if (!found) return labelled(lexicon, ways, folded);
  if (ways.length === 0) return undefined;
  const numbers = found.filter((each) => typeof each === "number");
  const words = found.filter((each) => typeof each === "object");
  const left = ways.filter((way) => words.every((meant) => meant.has(way)));
  if (numbers.length === 0) {
    const one = theOne(left);
    if (words.length > 0 && one === "several") return one;
    return words.length === 0 || manner.isQuestion || found.includes("joint") ? undefined : one;
  }
  if (new Set(numbers).size > 1 || reckons.test(folded)) return "several";
  const way = ways.find(({ number }) => number === numbers[0]);
  if (!way) return "not-offered";
  return left.includes(way) ? way : "several";
}

/** What a page lists itself counts more than what is the same on every page. */
function theOne(ways: Way[]): Choice {
  const own = ways.filter(({ key }) => !key);
  const [way, ...others] = own.length > 0 ? own : ways;
  return way && others.length === 0 ? way : "several";
}

/** 1+1, 2-2: no 1 and no 2. */
const reckons = /\d ?[-+/~*=×] ?\d/;

/** "2 prepare": a number, and enough of what stands beside it on the list. */
function labelled(lexicon: Lexicon, ways: Way[], folded: string): Way | undefined {
  const [, before, after] = /^(\d{1,2})(?!\d)[\s\p{P}]*(\D.*)$/u.exec(folded) ?? [];
  const [, first, last] = /^(.*[^\d\s\p{P}])[\s\p{P}]*(\d{1,2})$/u.exec(folded) ?? [];
  const way = ways.find(({ number }) => number === Number(before ?? last ?? Number.NaN));
  const rest = after ?? first;
  if (!way || rest === undefined) return undefined;
  const agrees = heardAs(lexicon, way)
    .filter((label) => !/\d/.test(label))
    .some((label) => lettersIn(rest) * 2 >= lettersIn(label) && stands(rest, label));
  return agrees ? way : undefined;
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** What a way is called in the person's language, to ask "did you mean ...?" with. */
export const nameOf = ({ label }: Way, language: Language = "en"): string | undefined =>
  label?.[language] ?? Object.values(label ?? {})[0];
