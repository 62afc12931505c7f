import type { Lexicon } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";

/* What a text gives away by its letters, pictures and insults alone. */

/** Latin letters belong to everybody, but two little words of English to nobody else. */
export function isEnglish({ english }: Lexicon, folded: string): boolean {
  return new Set(folded.match(/[a-z]+/g)?.filter((word) => english.includes(word))).size > 1;
}

/** Nothing but these pictures. */
export const isOnlyEmoji = (signs: string, text: string) =>
  [...text].every((character) => signs.includes(character) || /[\s\p{P}\p{Sk}]|\ufe0f/u.test(character)) &&
  /\p{So}/u.test(text);

/** A Chinese insult of one character stands in many good words: it has to be all there is. */
export const isAbuse = ({ abuse }: Lexicon, folded: string) =>
  abuse.some((word) =>
    word.length === 1 ? folded !== "" && folded.replaceAll(word, "") === "" : containsWord(word, folded),
  );
