import { fold, plainDigits } from "../../text/fold.ts";
import { endsAsked, sentencesOf } from "../../text/sentences.ts";
import { guardDigits, withoutEmoticons } from "../../text/symbols.ts";
import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";
import { standing } from "./phrase-index.ts";
import { type Mood, moodOf } from "./qualifiers.ts";

/** A sentence, folded: its clauses, and how it is turned round. */
export type Sentence = { text: string; clauses: string[]; readonly mood: Mood };

/** What a person says, ready to be listened to. All texts are folded. */
export type Said = {
  /** All of it. Nothing when the message was cut: of what is cut, nothing is the whole. */
  whole: string | undefined;
  text: string;
  /** As it was typed, in one width and with one script of digits. */
  typed: string;
  sentences: Sentence[];
  /** It ends as a question does. */
  isAsked: boolean;
  readonly mood: Mood;
};

/** Folds a text and takes it apart, once a message. A mood is worked out when it is first asked for. */
export function saidIn(lexicon: Lexicon, typed: string, isCut: boolean): Said {
  const plain = plainDigits(typed);
  const clear = guardDigits(withoutEmoticons(plain));
  const text = fold(clear);
  const sentences = sentencesOf(clear).map((sentence): Sentence => {
    const folded = fold(sentence.text);
    const clauses = sentence.clauses.map(fold).flatMap((clause) => apart(lexicon, clause));
    const mood = once(() => moodOf(lexicon, folded, sentence.isAsked));
    return {
      text: folded,
      clauses,
      get mood() {
        return mood();
      },
    };
  });
  const mood = once((): Mood => new Set(sentences.flatMap((sentence) => [...sentence.mood])));
  const isAsked = endsAsked(clear) || moodOf(lexicon, lastLetterOf(text)).has("questions");
  return {
    whole: isCut ? undefined : text,
    text,
    typed: plain,
    sentences,
    isAsked,
    get mood() {
      return mood();
    },
  };
}

/** A clause in two where a word like "but" stands. */
function apart({ sentences }: Lexicon, clause: string): string[] {
  const contrasts = standing(sentences.contrasts, clause, (word) => word, wordEdges(clause));
  return contrasts
    .reduce((parts, word) => parts.flatMap((part) => (containsWord(word, part) ? part.split(word) : [part])), [clause])
    .map(fold)
    .filter((part) => part !== "");
}

/** The end of a text, where Chinese puts the word that makes a question of it. */
const lastLetterOf = (folded: string) => (/\p{Script=Han}$/u.test(folded) ? folded.slice(-1) : "");

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
