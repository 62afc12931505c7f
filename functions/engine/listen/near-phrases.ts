import { minBareLetters } from "../../text/bare-letters.ts";
import { type ComparableText, editDistance, maxEdits, maxEditsInAll } from "../../text/edit-distance.ts";
import { bitsOf, type NearGroup, type NearIndex, nearIndexOf } from "../guide/near-index.ts";
import type { PhraseTable } from "../guide/phrase-table.ts";
import { findInTable } from "./phrase-index.ts";

/*
 * Finds which of many phrases a text nearly contains: distanceTo() in edit-distance.ts for all of them. Phrases of words are
 * grouped by first letter and number of words and sorted by length. In a group, the sets of letters are compared first,
 * as bits, which leaves few phrases to read and to compute a distance for.
 */

/** A phrase that a text nearly contains, and the other words of the text. */
export type NearMiss<T> = { entry: T; distance: number; rest: string[] };

/** The phrases of a table, each with its first entry, and their index. */
export type NearPhrases<T> = { table: PhraseTable<T>; index: NearIndex };

export const nearPhrases = <T>(table: PhraseTable<T>, index = nearIndexOf(table)): NearPhrases<T> => ({ table, index });

/** The phrases that a text nearly contains, in no particular order. */
export const nearMisses = <T>(near: NearPhrases<T>, text: ComparableText): NearMiss<T>[] => [
  ...wordMisses(near, text),
  ...rowMisses(near, text.letters),
];

function wordMisses<T>({ table, index }: NearPhrases<T>, { words, initials }: ComparableText): NearMiss<T>[] {
  const found = new Map<number, { distance: number; at: number; count: number }>();
  for (const initial of initials)
    for (const group of index.words(initial))
      for (const [at, word] of words.entries()) {
        if (word[0] !== initial) continue;
        const { count } = group;
        for (const { rank, distance } of nearIn(table, group, words.slice(at, at + count).join(" ")))
          if (distance < (found.get(rank)?.distance ?? Number.POSITIVE_INFINITY))
            found.set(rank, { distance, at, count });
      }
  return [...found].map(([rank, { distance, at, count }]) => {
    const [entry] = table.atRank(rank).entries as [T];
    return { entry, distance, rest: words.toSpliced(at, count) };
  });
}

/** The phrases of a group, by their ranks, that a row of words is, with a few letters wrong. */
function nearIn(
  table: PhraseTable<unknown>,
  { count, lengths, letters, twice, ranks }: NearGroup,
  row: string,
): { rank: number; distance: number }[] {
  const found: { rank: number; distance: number }[] = [];
  const bits = bitsOf(row);
  const end = firstLonger(lengths, row.length + maxEditsInAll);
  for (let i = firstLonger(lengths, row.length - maxEditsInAll - 1); i < end; i += 1) {
    const max = maxEdits(lengths[i]! - (count - 1));
    // An edit takes away one letter at most, and adds one at most. A letter that is there twice counts twice.
    const [other, otherTwice] = [letters[i]! ^ bits.letters, twice[i]! ^ bits.twice];
    if (countBits(other & bits.letters) + countBits(otherTwice & bits.twice) > max) continue;
    if (countBits(other & ~bits.letters) + countBits(otherTwice & ~bits.twice) > max) continue;
    const rank = ranks()[i]!;
    const { phrase } = table.atRank(rank);
    const distance = editDistance(row, phrase, max);
    if (distance <= max) found.push({ rank, distance });
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

/** How many bits are set: https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function rowMisses<T>({ table, index }: NearPhrases<T>, letters: string): NearMiss<T>[] {
  if (letters.length < minBareLetters) return [];
  return findInTable(index.rows, letters).map((phrase) => {
    const [entry] = table.named(phrase) as [T];
    return { entry, distance: 1, rest: [] };
  });
}
