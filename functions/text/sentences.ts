import { isPlainWord } from "./plain-word.ts";

/*
 * Splits a message into sentences and clauses, as typed. A line break, a comma, or a dash between spaces ends a clause;
 * in Khmer, which has no spaces between words, a space does. A dot inside a number or an address ends nothing.
 */

/** A sentence with its clauses. `isQuestion`: it ends with a question mark. */
export type Sentence = { text: string; isQuestion: boolean; clauses: string[] };

const sentenceEnd = /(?<=[!?！？…។៕។])|(?<=[。])|(?<=\.)(?=\s|$|\p{Script=Han}|\p{Script=Khmer})|\n+/u;
const clauseEnd =
  /[,;:，；：、()（）]+(?!\d)|\s+[-–—~]+\s+|[—–]{1,2}|\.{2,}|…+|(?<=[\p{Script=Khmer}\p{M}])\s+(?=\p{Script=Khmer})/u;

const questionMark = /[?？]['"”’」』)\s\p{So}]*$/u;

/** Whether a text ends with a question mark, with or without quotes, brackets or emoji behind it. */
export const endsWithQuestionMark = (text: string): boolean => !isPlainWord(text) && questionMark.test(text);

export function splitIntoSentences(text: string): Sentence[] {
  if (isPlainWord(text)) return [{ text, isQuestion: false, clauses: [text] }];
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
