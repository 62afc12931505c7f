import { type ComparableText, editDistance, latinPhrase, maxEditsInAll } from "../../text/edit-distance.ts";
import { khmerLetters, minKhmerLetters } from "../../text/khmer.ts";
import { findInSorted } from "./phrase-index.ts";

/*
 * Finds which of many phrases a text nearly contains: distanceTo() in edit-distance.ts for all of them. Latin phrases are
 * grouped by first letter and number of words and sorted by length. In a group, the sets of letters are compared first,
 * as bits, which leaves few phrases to compute a distance for.
 */

/** A phrase that a text nearly contains, and the other words of the text. */
export type NearMiss<T> = { entry: T; distance: number; rest: string[] };

type Listed<T> = { phrase: string; entry: T };

/** Latin phrases with the same first letter and number of words, from short to long. */
type Group<T> = { phrases: Listed<T>[]; lengths: Uint16Array; letters: Uint32Array };

/** A Khmer phrase without its vowels and signs. */
type Row<T> = { letters: string; entry: T };

export type NearPhrases<T> = {
  /** The phrases that begin with a letter, each phrase once. */
  beginningWith: (letter: string) => Listed<T>[];
  /** By first letter and number of words. */
  latin: Map<string, Map<number, Group<T>>>;
  /** By first letter, sorted by their letters. */
  khmer: Map<string, Row<T>[]>;
};

/** The parts of the index are made when a text first needs them. */
export const nearPhrases = <T>(beginningWith: NearPhrases<T>["beginningWith"]): NearPhrases<T> => ({
  beginningWith,
  latin: new Map(),
  khmer: new Map(),
});

/** The phrases that a text nearly contains, in no particular order. */
export const nearMisses = <T>(index: NearPhrases<T>, text: ComparableText): NearMiss<T>[] => [
  ...latinMisses(index, text),
  ...khmerMisses(index, text.letters),
];

function latinMisses<T>(index: NearPhrases<T>, { words, initials }: ComparableText): NearMiss<T>[] {
  const found = new Map<T, { distance: number; at: number; count: number }>();
  for (const initial of initials)
    for (const [count, group] of memoized(index.latin, initial, () => groupsOf(index.beginningWith(initial))))
      for (const [at, word] of words.entries()) {
        if (word[0] !== initial) continue;
        for (const { entry, distance } of nearIn(group, words.slice(at, at + count).join(" ")))
          if (distance < (found.get(entry)?.distance ?? Number.POSITIVE_INFINITY))
            found.set(entry, { distance, at, count });
      }
  return [...found].map(([entry, { distance, at, count }]) => ({ entry, distance, rest: words.toSpliced(at, count) }));
}

function groupsOf<T>(listed: Listed<T>[]): Map<number, Group<T>> {
  const comparable = listed.filter(({ phrase }) => latinPhrase(phrase) !== undefined);
  const byCount = Map.groupBy(comparable, ({ phrase }) => latinPhrase(phrase)!.count);
  return new Map(
    [...byCount].map(([count, phrases]) => {
      phrases.sort((a, b) => a.phrase.length - b.phrase.length);
      const lengths = Uint16Array.from(phrases, ({ phrase }) => phrase.length);
      return [count, { phrases, lengths, letters: Uint32Array.from(phrases, ({ phrase }) => bitsOf(phrase)) }];
    }),
  );
}

/** The phrases of a group that a row of words is, with a few letters wrong. */
function nearIn<T>({ phrases, lengths, letters }: Group<T>, row: string): { entry: T; distance: number }[] {
  const found: { entry: T; distance: number }[] = [];
  const bits = bitsOf(row);
  const end = firstLonger(lengths, row.length + maxEditsInAll);
  for (let i = firstLonger(lengths, row.length - maxEditsInAll - 1); i < end; i += 1) {
    // An edit takes at most one letter out of the set, and adds at most one.
    const other = letters[i]! ^ bits;
    if (countBits(other) > 2 * maxEditsInAll) continue;
    if (countBits(other & bits) > maxEditsInAll || countBits(other & ~bits) > maxEditsInAll) continue;
    const { phrase, entry } = phrases[i]!;
    const max = latinPhrase(phrase)!.maxEdits;
    const distance = editDistance(row, phrase, max);
    if (distance <= max) found.push({ entry, distance });
  }
  return found;
}

/** The first index with a longer phrase than this. */
function firstLonger(lengths: Uint16Array, length: number): number {
  let [low, high] = [0, lengths.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lengths[middle]! > length) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The letters of a text as bits. Two letters may share a bit. */
function bitsOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** How many bits are set: https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Khmer vowels and signs with which a phrase may begin. They are left out of its letters. */
const khmerSigns = [
  [0x17b4, 0x17ff],
  [0x19e0, 0x19ff],
].flatMap(([first = 0, last = 0]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)),
);

function khmerMisses<T>(index: NearPhrases<T>, letters: string): NearMiss<T>[] {
  if (letters.length < minKhmerLetters) return [];
  const rows = [
    ...[...new Set(letters)].map((letter) => memoized(index.khmer, letter, () => rowsOf(index.beginningWith(letter)))),
    memoized(index.khmer, "signs", () => rowsOf(khmerSigns.flatMap(index.beginningWith))),
  ];
  return rows.flatMap((each) =>
    findInSorted(each, letters, (row) => row.letters).map(({ entry }) => ({ entry, distance: 1, rest: [] })),
  );
}

const rowsOf = <T>(listed: Listed<T>[]): Row<T>[] =>
  listed
    .map(({ phrase, entry }) => ({ letters: khmerLetters(phrase), entry }))
    .filter(({ letters }) => letters.length >= minKhmerLetters)
    .sort((a, b) => (a.letters < b.letters ? -1 : a.letters > b.letters ? 1 : 0));

function memoized<Key, Value>(made: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}
