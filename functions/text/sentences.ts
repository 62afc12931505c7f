import { isPlainText } from "./plain-text.ts";
import { complexScripts, unspacedScripts } from "./scripts.ts";

/*
 * Splits a message into sentences and clauses, as typed. A line break, a comma, or a dash between spaces ends a clause;
 * in scripts that write phrases in one row, a space does. A dot inside a number or an address ends nothing.
 */

/** A sentence with its clauses. `isQuestion`: it ends with a question mark. */
export type Sentence = { text: string; isQuestion: boolean; clauses: string[] };

/** The signs of all scripts that end sentences; ၊ is a comma. */
const sentenceSign = "(?![.．․၊])[\\p{Sentence_Terminal}…]";
const clauseSign = "(?:(?!\\p{Sentence_Terminal})[\\p{Terminal_Punctuation}()（）]|၊)+(?!\\d)";

const sentenceEnd = new RegExp(`(?<=${sentenceSign})|(?<=\\.)(?=\\s|$|[${unspacedScripts}])|\\n+`, "u");
const clauseEnd = new RegExp(
  `${clauseSign}|\\s+[-–—~]+\\s+|[—–]{1,2}|\\.{2,}|…+|(?<=[${complexScripts}\\p{M}])\\s+(?=[${complexScripts}])`,
  "u",
);

const questionMark = /[?？؟⁇⁈]['"”’」』)\s\p{So}]*$/u;

/** Whether a text ends with a question mark, with or without quotes, brackets or emoji behind it. */
export const endsWithQuestionMark = (text: string): boolean => !isPlainText(text) && questionMark.test(text);

export function splitIntoSentences(text: string): Sentence[] {
  if (isPlainText(text)) return [{ text, isQuestion: false, clauses: [text] }];
  return text
    .split(sentenceEnd)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}\p{So}]/u.test(part))
    .map((part) => ({
      text: part,
      isQuestion: endsWithQuestionMark(part),
      clauses: part
        .split(clauseEnd)
        .map((clause) => clause.trim())
        .filter((clause) => /[\p{L}\p{N}\p{So}]/u.test(clause)),
    }));
}
