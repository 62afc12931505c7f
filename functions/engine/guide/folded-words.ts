import type { Fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import type { Words } from "./guide.ts";

/** A folded word with its language, which it does not have when readers of every language type it. */
export type FoldedWord = { word: string; asWritten: string; language?: Language };

/** The words of a list, folded. */
export function foldedWords(words: Words, fold: Fold): FoldedWord[] {
  return Object.entries(words).flatMap(([language, listed]) =>
    listed.map((asWritten) => ({
      word: fold(asWritten),
      asWritten,
      ...(language !== "any" && { language: language as Language }),
    })),
  );
}
