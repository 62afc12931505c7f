import type { Lexicon } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";

/* Checks of letters, emoji and insults that need no grammar. */

/** Readers of every language type Latin letters, so two small English words are needed. */
export function isEnglish({ english, englishInGuides }: Lexicon, folded: string): boolean {
  const words = [...new Set(folded.match(/[a-z]+/g))];
  let found = words.filter((word) => Object.hasOwn(english, word)).length;
  for (const word of words) {
    if (found > 1) break;
    if (!Object.hasOwn(english, word) && englishInGuides.has(word)) found += 1;
  }
  return found > 1;
}

/** Whether a text consists of these emoji and punctuation. */
export const isOnlyEmoji = (emoji: string, text: string) =>
  [...text].every((character) => emoji.includes(character) || /[\s\p{P}\p{Sk}]|\ufe0f/u.test(character)) &&
  /\p{So}/u.test(text);

/** A Chinese insult of one character is part of many harmless words, so it must be the whole message. */
export const isAbuse = ({ abuse }: Lexicon, folded: string) =>
  abuse.some((word) =>
    word.length === 1 ? folded !== "" && folded.replaceAll(word, "") === "" : containsWord(word, folded),
  );
