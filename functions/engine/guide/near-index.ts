import { bareLetters, minBareLetters } from "../../text/bare-letters.ts";
import { phraseOfWords } from "../../text/edit-distance.ts";
import { complexScripts } from "../../text/scripts.ts";
import { type PhraseTable, tableOf } from "./phrase-table.ts";

/*
 * What listen/near-phrases.ts compares a text with before it looks at a phrase: of a phrase of words its length and the
 * set of its letters, of a phrase in a script without spaces its letters without vowel signs.
 */

/** Phrases of words with the same first letter and number of words, from short to long. */
export type NearGroup = {
  /** Words in each phrase. */
  count: number;
  /** Of each phrase, its length, its letters as bits, and those that it has twice or more: see bitsOf(). */
  lengths: Uint16Array;
  letters: Uint32Array;
  twice: Uint32Array;
  /** Of each phrase, its rank in the table of phrases. */
  ranks: () => Uint32Array;
};

export type NearIndex = {
  /** The groups of phrases of words that begin with a letter. */
  words: (initial: string) => readonly NearGroup[];
  /** Phrases in scripts without spaces, by their letters. */
  rows: PhraseTable<string>;
};

/** The letters of a text as bits, and those that it has twice or more. Two letters may share a bit. */
export function bitsOf(text: string): { letters: number; twice: number } {
  let [letters, twice] = [0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const bit = 1 << (text.charCodeAt(i) & 31);
    twice |= letters & bit;
    letters |= bit;
  }
  return { letters, twice };
}

/** The index of a table in memory, made when a text first needs it. */
export function nearIndexOf(table: PhraseTable<unknown>): NearIndex {
  let words: Map<string, NearGroup[]> | undefined;
  let rows: PhraseTable<string> | undefined;
  return {
    words: (initial) => {
      words ??= wordGroups(table);
      return words.get(initial) ?? [];
    },
    get rows() {
      rows ??= phrasesInRows(table);
      return rows;
    },
  };
}

type OfWords = { phrase: string; rank: number; count: number };

/** The groups of all phrases of words of a table that may have wrong letters, by first letter. */
export function wordGroups(table: PhraseTable<unknown>): Map<string, NearGroup[]> {
  const listed: OfWords[] = [];
  let rank = 0;
  for (const { phrase } of table.all()) {
    const words = phraseOfWords(phrase);
    if (words) listed.push({ phrase, rank, count: words.count });
    rank += 1;
  }
  const byInitial = Map.groupBy(listed, ({ phrase }) => phrase.charAt(0));
  return new Map([...byInitial].map(([initial, phrases]) => [initial, groupsOf(phrases)]));
}

function groupsOf(phrases: OfWords[]): NearGroup[] {
  return [...Map.groupBy(phrases, ({ count }) => count)].map(([count, group]) => {
    group.sort((a, b) => a.phrase.length - b.phrase.length || a.rank - b.rank);
    const ranks = Uint32Array.from(group, ({ rank }) => rank);
    return {
      count,
      lengths: Uint16Array.from(group, ({ phrase }) => phrase.length),
      letters: Uint32Array.from(group, ({ phrase }) => bitsOf(phrase).letters),
      twice: Uint32Array.from(group, ({ phrase }) => bitsOf(phrase).twice),
      ranks: () => ranks,
    };
  });
}

const beginsInRow = new RegExp(`^[${complexScripts}]`, "u");

/** The phrases of a table in scripts without spaces that are long enough to be compared, by their letters. */
function phrasesInRows(table: PhraseTable<unknown>): PhraseTable<string> {
  const phrases = [...table.all()].map(({ phrase }) => phrase).filter((phrase) => beginsInRow.test(phrase));
  const comparable = phrases.filter((phrase) => bareLetters(phrase).length >= minBareLetters);
  return tableOf(comparable, bareLetters);
}
