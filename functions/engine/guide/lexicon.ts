import type { Language } from "../../text/language.ts";
import type { WordsFile } from "./words-file.ts";

/**
 * A word that leads to a place from anywhere in a sentence, folded; `as` is how its author wrote it. No language: it does
 * not give one away.
 */
export type Keyword = {
  word: string;
  asWritten: string;
  guide: string;
  to: string;
  language?: Language;
  /** It opens the guide. `about`: it names what the guide is about, and other guides may be about the same. */
  opens?: true | "about";
};

/** What a whole message means, whatever page is on the screen. */
export type Meaning =
  | { kind: "opt-out"; onlyAlone?: true; footer?: true }
  | { kind: "opt-in" }
  | { kind: "thanks"; agrees?: true }
  | { kind: "greeting"; to: string; language?: Language }
  | { kind: "command"; to: string; language?: Language };

/** What a word does around others: none says anything by itself. */
export type Role =
  | keyof WordsFile["noise"]
  | keyof WordsFile["stopSending"]
  | "between"
  | "stopReminding"
  | "reminding";

/** Words that turn a sentence round. */
export type Qualifier = keyof WordsFile["sentences"];

/** All the words that are listened for, folded, worked out when content is compiled. */
export type Lexicon = {
  /** Whole messages, and phrases of a message that consists of known ones. */
  exact: Record<string, Meaning>;
  /** What else such a message may consist of. */
  roles: Record<string, Role[]>;
  /** In the order in which they are looked for. */
  keywords: Keyword[];
  /** Labels and words of choices as they were written, and what is heard as them. */
  answers: Record<string, string[]>;
  abuse: string[];
  /** Words of English: two of them give a Latin text's language away. */
  english: string[];
  secrets: string[];
  measures: string[];
  /** Phrases that make, move or end a check-back, by the page of a guide that they lead to; never from inside a sentence. */
  acts: Keyword[];
  qualifiers: Record<Qualifier, string[]>;
  /** What turns a "never" before it into a wish: "never text me again". */
  again: string[];
  mayOptOut: string[];
  /** Words in questions, and the page of words.yaml that answers them. */
  askedAbout: { word: string; to: string }[];
  askAgain: string[];
  days: string[];
  reactedTo: string[];
  reactions: string[];
  autoReplies: string[];
  /** Sources of regular expressions. */
  signatures: string[];
  quoteHeads: string[];
  ourTexts: OurTexts;
};

/**
 * `whole`: hashes of pages, lines and sentences long enough to be ours wherever they stand. `parts`: hashes of short lines,
 * such as a choice with its number, which are ours only beside others. `patterns`: texts with a date or a code in them, as
 * what is fixed around it.
 */
export type OurTexts = { whole: number[]; parts: number[]; patterns: string[][] };
