import { type Fold, fold, normalizeDigits } from "../../text/fold.ts";
import { endsWithQuestionMark, splitIntoSentences } from "../../text/sentences.ts";
import { guardDigits, withoutEmoticons } from "../../text/symbols.ts";
import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { once } from "../guide/once.ts";
import { containsWord, containsWordAt } from "./contains-word.ts";
import { findPhrases } from "./phrase-index.ts";
import { type Qualifiers, qualifiersOf } from "./qualifiers.ts";

/** A folded sentence, its clauses and its qualifiers. */
export type FoldedSentence = { text: string; clauses: string[]; readonly qualifiers: Qualifiers };

/** A text split for listening. All parts but `typed` are folded. */
export type MessageText = {
  /** All of the text; nothing when it was truncated, so that no rule takes the beginning for the whole. */
  whole: string | undefined;
  text: string;
  /** As typed, in normal width and with the digits 0-9. */
  typed: string;
  sentences: FoldedSentence[];
  /** It ends like a question. */
  isQuestion: boolean;
  readonly qualifiers: Qualifiers;
};

type Options = { isTruncated?: boolean; foldText?: Fold };

/** Folds and splits a text. Qualifiers are found when they are first needed. */
export function parseMessageText(
  lexicon: Lexicon,
  typed: string,
  { isTruncated = false, foldText = fold }: Options = {},
): MessageText {
  const plain = normalizeDigits(typed);
  const withoutFaces = withoutEmoticons(plain);
  // Letters that look like a face may be a word of a language: TAT.
  const isWord = withoutFaces !== plain && Object.hasOwn(lexicon.exact, foldText(plain));
  const guarded = guardDigits(isWord ? plain : withoutFaces);
  const text = foldText(guarded);
  const sentences = splitIntoSentences(guarded).map((sentence): FoldedSentence => {
    const folded = foldText(sentence.text);
    const clauses = sentence.clauses.map(foldText).flatMap((clause) => splitAtContrasts(lexicon, clause));
    const qualifiers = once(() => qualifiersOf(lexicon, folded, sentence.isQuestion));
    return {
      text: folded,
      clauses,
      get qualifiers() {
        return qualifiers();
      },
    };
  });
  const qualifiers = once((): Qualifiers => new Set(sentences.flatMap((sentence) => [...sentence.qualifiers])));
  return {
    whole: isTruncated ? undefined : text,
    text,
    typed: plain,
    sentences,
    isQuestion: endsWithQuestionMark(guarded) || endsLikeQuestion(lexicon, text),
    get qualifiers() {
      return qualifiers();
    },
  };
}

/** Splits a clause at words like "but". */
function splitAtContrasts({ qualifiers }: Lexicon, clause: string): string[] {
  const contrasts = findPhrases(qualifiers.contrasts, clause, (word) => word, wordEdges(clause));
  if (contrasts.length === 0) return clause === "" ? [] : [clause];
  return contrasts
    .reduce((parts, word) => parts.flatMap((part) => (containsWord(word, part) ? part.split(word) : [part])), [clause])
    .map(fold)
    .filter((part) => part !== "");
}

/** Some languages put the word that makes a question at the end. */
const endsLikeQuestion = ({ questionEndings }: Lexicon, folded: string): boolean =>
  questionEndings.some((word) => folded.endsWith(word) && containsWordAt(word, folded, folded.length - word.length));
