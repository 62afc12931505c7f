import type { Language } from "../../text/language.ts";
import type { NearIndex } from "./near-index.ts";
import type { NumberSet } from "./number-set.ts";
import type { PhraseTable } from "./phrase-table.ts";
import type { WordsFile } from "./words-file.ts";

/**
 * A folded word that leads to a place from anywhere in a sentence. It has no language when readers of every language
 * type it.
 */
export type Keyword = {
  word: string;
  /** As its author wrote it. */
  asWritten: string;
  guide: string;
  to: string;
  language?: Language;
  /** It opens the guide. `about`: it names a thing that other guides may be about, too. */
  opens?: true | "about";
  /** Its place in the order of priority of all keywords and acts. */
  order: number;
};

/** What a whole message means, the same on every page. It has a language when only one language has the word. */
export type Meaning = { language?: Language } & (
  | { kind: "opt-out"; onlyAlone?: true; footer?: true }
  | { kind: "opt-in" }
  | { kind: "thanks"; agrees?: true }
  | { kind: "greeting"; to: string }
  | { kind: "command"; to: string }
);

/** What a word does beside other words. Such a word has no meaning of its own. */
export type Role =
  | keyof WordsFile["noise"]
  | keyof WordsFile["stopSending"]
  | "between"
  | "stopReminding"
  | "reminding";

/** What changes the meaning of a sentence: see listen/qualifiers.ts. */
export type Qualifier = keyof WordsFile["sentences"];

/** All words that the listener knows, folded when the content is compiled. */
export type Lexicon = {
  /** Meanings of whole messages, and of phrases in a message that consists of known phrases. */
  exact: Record<string, Meaning>;
  /** The roles of the other phrases in such a message. */
  roles: Record<string, Role[]>;
  /** By word, and those of one word by priority. */
  keywords: PhraseTable<Keyword>;
  /** For the words that are nearly keywords. */
  near: NearIndex;
  /** Folded spellings of the labels and words of choices. Those of a guide may come only when the guide is used. */
  answers: Record<string, string[]>;
  /** All of these spellings. */
  spellings: PhraseTable<string>;
  /** Words for 0 to 99. */
  numbers: PhraseTable<{ word: string; number: number }>;
  /** What stands before and after the number of an entry of a list: "no. " and "". */
  ordinals: { before: string; after: string; isInDigits?: true }[];
  questionEndings: string[];
  abuse: string[];
  /** Words that tell a language from others of the same script. `tellingInGuides` are further ones in keywords. */
  telling: Record<string, Language[]>;
  tellingInGuides: PhraseTable<{ word: string; language: Language }>;
  secrets: string[];
  measures: string[];
  /**
   * Phrases that make, move or end a check-back, with the page that they lead to. They count only as a whole clause.
   */
  acts: PhraseTable<Keyword>;
  /** The acts of each guide that has any, in order of priority. */
  actsOfGuide: Record<string, Keyword[]>;
  /** The first guide, and the same when there is no other. */
  firstGuide?: string;
  onlyGuide?: string;
  /** Targets outside a guide that any page offers, like /home. Every guide is offered, too: @guide. */
  offered: Record<string, true>;
  qualifiers: Record<Qualifier, string[]>;
  /**
   * What words mean to readers of a language, where that is something else. `ordinary`: of the qualifiers and the question
   * endings, those that are none. `exact`: other meanings of whole messages; null for none.
   */
  readers: Record<Language, { ordinary: string[]; exact: Record<string, Meaning | null> }>;
  /** Words that turn a "never" before them into a wish: "never text me again". */
  again: string[];
  mayOptOut: string[];
  /** Words in questions, with the page of words.yaml that answers them. */
  askedAbout: { word: string; to: string }[];
  askAgain: string[];
  days: string[];
  reactedTo: string[];
  reactions: string[];
  autoReplies: string[];
  signatures: Pattern[];
  quoteHeads: Pattern[];
  ourTexts: OurTexts;
};

/** The source of a regular expression, and a word in lower case that each text which it matches contains. */
export type Pattern = { source: string; word: string };

/**
 * The assistant's own texts. `whole`: hashes of pages, lines and sentences that are long enough to be recognised
 * anywhere. `parts`: hashes of short lines, which count only beside others. `patterns`: the fixed pieces of texts with
 * a date or code, by the first of them.
 */
export type OurTexts = { whole: NumberSet; parts: NumberSet; patterns: PhraseTable<string[]> };
