import { latinPhrase } from "../../text/edit-distance.ts";
import { khmerLetters, minKhmerLetters } from "../../text/khmer.ts";
import { type PhraseTable, tableOf } from "./phrase-table.ts";

/*
 * What listen/near-phrases.ts compares a text with before it looks at a phrase: of each Latin phrase its length and the
 * set of its letters, of each Khmer phrase its letters without vowels and signs.
 */

/** Latin phrases with the same first letter and number of words, from short to long. */
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
  /** The groups of phrases that begin with a letter. */
  latin: (initial: string) => readonly NearGroup[];
  /** Khmer phrases by their letters. */
  khmer: PhraseTable<string>;
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
  let latin: Map<string, NearGroup[]> | undefined;
  let khmer: PhraseTable<string> | undefined;
  return {
    latin: (initial) => {
      latin ??= latinGroups(table);
      return latin.get(initial) ?? [];
    },
    get khmer() {
      khmer ??= khmerPhrases(table);
      return khmer;
    },
  };
}

type Latin = { phrase: string; rank: number; count: number };

/** The groups of all Latin phrases of a table that may have wrong letters, by first letter. */
export function latinGroups(table: PhraseTable<unknown>): Map<string, NearGroup[]> {
  const listed: Latin[] = [];
  let rank = 0;
  for (const { phrase } of table.all()) {
    const latin = latinPhrase(phrase);
    if (latin) listed.push({ phrase, rank, count: latin.count });
    rank += 1;
  }
  const byInitial = Map.groupBy(listed, ({ phrase }) => phrase.charAt(0));
  return new Map([...byInitial].map(([initial, phrases]) => [initial, groupsOf(phrases)]));
}

function groupsOf(phrases: Latin[]): NearGroup[] {
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

/** Khmer letters, vowels, signs and symbols. */
const beginsKhmer = /^[\u1780-\u17ff\u19e0-\u19ff]/;

/** The Khmer phrases of a table that are long enough to be compared, by their letters. */
function khmerPhrases(table: PhraseTable<unknown>): PhraseTable<string> {
  const phrases = [...table.all()].map(({ phrase }) => phrase).filter((phrase) => beginsKhmer.test(phrase));
  const comparable = phrases.filter((phrase) => khmerLetters(phrase).length >= minKhmerLetters);
  return tableOf(comparable, khmerLetters);
}
