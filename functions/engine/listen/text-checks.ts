import type { Language } from "../../text/language.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { ownProperty } from "../guide/own-property.ts";
import { containsAnyPhrase } from "./phrase-index.ts";

/* Checks of letters, emoji and insults that need no grammar. */

/** A word is a row of letters with their marks. */
const wordOf = /\p{L}[\p{L}\p{M}]*/gu;

/** So many different words show a language, and so many more than of any other language. */
const minWords = 2;

/**
 * The language that a folded text's small words show; undefined when they show none, or two alike. Readers of every language
 * type some words of others, so one word is not enough, and a word of several languages shows none.
 */
export function languageOfWords({ telling, tellingInGuides }: Lexicon, folded: string): Language | undefined {
  const words = new Set(folded.match(wordOf));
  if (words.size < minWords) return undefined;
  const counts = new Map<Language, number>();
  for (const word of words) {
    const small = ownProperty(telling, word) ?? [];
    const inGuides = tellingInGuides.named(word);
    if (small.length + inGuides.length === 0) continue;
    const [language, ...others] = new Set([...small, ...inGuides.map((named) => named.language)]);
    if (language !== undefined && others.length === 0) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [[language, most] = [undefined, 0], [, second] = [undefined, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return most >= minWords && most >= second + minWords ? language : undefined;
}

/** Whether a text consists of these emoji and punctuation. */
export const isOnlyEmoji = (emoji: string, text: string) =>
  [...text].every((character) => emoji.includes(character) || /[\s\p{P}\p{Sk}]|\ufe0f/u.test(character)) &&
  /\p{So}/u.test(text);

/** An insult of one Han character is part of many harmless words, so it must be the whole message. */
export function isAbuse(lexicon: Lexicon, folded: string): boolean {
  const { letters, words } = abuseOf(lexicon);
  return (
    (folded !== "" && letters.some((letter) => folded.replaceAll(letter, "") === "")) ||
    containsAnyPhrase(words, folded)
  );
}

const abuseOf = memoize(({ abuse }: Lexicon) => ({
  letters: abuse.filter((word) => word.length === 1),
  words: abuse.filter((word) => word.length > 1),
}));
