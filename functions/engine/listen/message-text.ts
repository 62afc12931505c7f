import { fold, normalizeDigits } from "../../text/fold.ts";
import { endsWithQuestionMark, splitIntoSentences } from "../../text/sentences.ts";
import { guardDigits, withoutEmoticons } from "../../text/symbols.ts";
import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";
import { findPhrases } from "./phrase-index.ts";
import { type Qualifiers, qualifiersOf } from "./qualifiers.ts";

/** A sentence, folded: its clauses, and how it is turned round. */
export type FoldedSentence = { text: string; clauses: string[]; readonly qualifiers: Qualifiers };

/** What a person says, ready to be listened to. All texts are folded. */
export type MessageText = {
  /** All of it. Nothing when the message was cut: of what is cut, nothing is the whole. */
  whole: string | undefined;
  text: string;
  /** As it was typed, in one width and with one script of digits. */
  typed: string;
  sentences: FoldedSentence[];
  /** It ends as a question does. */
  isQuestion: boolean;
  readonly qualifiers: Qualifiers;
};

/** Folds a text and takes it apart, once a message. A mood is worked out when it is first asked for. */
export function parseMessageText(lexicon: Lexicon, typed: string, isCut: boolean): MessageText {
  const plain = normalizeDigits(typed);
  const clear = guardDigits(withoutEmoticons(plain));
  const text = fold(clear);
  const sentences = splitIntoSentences(clear).map((sentence): FoldedSentence => {
    const folded = fold(sentence.text);
    const clauses = sentence.clauses.map(fold).flatMap((clause) => splitAtContrasts(lexicon, clause));
    const mood = once(() => qualifiersOf(lexicon, folded, sentence.isQuestion));
    return {
      text: folded,
      clauses,
      get qualifiers() {
        return mood();
      },
    };
  });
  const mood = once((): Qualifiers => new Set(sentences.flatMap((sentence) => [...sentence.qualifiers])));
  const isAsked = endsWithQuestionMark(clear) || qualifiersOf(lexicon, finalChineseCharacter(text)).has("questions");
  return {
    whole: isCut ? undefined : text,
    text,
    typed: plain,
    sentences,
    isQuestion: isAsked,
    get qualifiers() {
      return mood();
    },
  };
}

/** A clause in two where a word like "but" stands. */
function splitAtContrasts({ qualifiers }: Lexicon, clause: string): string[] {
  const contrasts = findPhrases(qualifiers.contrasts, clause, (word) => word, wordEdges(clause));
  return contrasts
    .reduce((parts, word) => parts.flatMap((part) => (containsWord(word, part) ? part.split(word) : [part])), [clause])
    .map(fold)
    .filter((part) => part !== "");
}

/** The end of a text, where Chinese puts the word that makes a question of it. */
const finalChineseCharacter = (folded: string) => (/\p{Script=Han}$/u.test(folded) ? folded.slice(-1) : "");

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
