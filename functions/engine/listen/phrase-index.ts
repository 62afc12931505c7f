import type { PhraseTable } from "../guide/phrase-table.ts";
import { containsWordAt } from "./contains-word.ts";

/*
 * Finds which of many phrases a text contains. The phrases are sorted, so that all phrases with the same beginning are
 * in one range. The text is walked once. At each letter the range of the phrases that begin so far is narrowed to those
 * that go on with the next letter: the ranges are a trie, whose nodes are made when a text first comes to them. The time
 * grows with the text, not with the number of phrases.
 */

/** Entries sorted by their phrases, in UTF-16 order. */
type PhraseIndex<T> = {
  entries: readonly T[];
  phraseOf: (entry: T) => string;
  /** The ranges of the phrases that begin with the same letter. */
  roots: Map<number, Range>;
};

/** The entries whose phrases have the same beginning. Those that are the beginning come first, before `whole`. */
type Range = { from: number; to: number; whole: number; next: Map<number, Range | undefined> };

function rangeFrom<T>({ entries, phraseOf }: PhraseIndex<T>, from: number, to: number, length: number): Range {
  let whole = from;
  while (whole < to && phraseOf(entries[whole]!).length === length) whole += 1;
  return { from, to, whole, next: new Map() };
}

const indexes = new WeakMap<readonly unknown[], unknown>();

/** The index of a sorted list, made when it is first needed. The list must not change afterwards. */
function indexFor<T>(sorted: readonly T[], phraseOf: (entry: T) => string): PhraseIndex<T> {
  const known = indexes.get(sorted) as PhraseIndex<T> | undefined;
  if (known) return known;
  const index: PhraseIndex<T> = { entries: sorted, phraseOf, roots: new Map() };
  let from = firstWhere(0, sorted.length, (i) => phraseOf(sorted[i]!) !== "");
  while (from < sorted.length) {
    const code = phraseOf(sorted[from]!).charCodeAt(0);
    const to = firstWhere(from, sorted.length, (i) => phraseOf(sorted[i]!).charCodeAt(0) > code);
    index.roots.set(code, rangeFrom(index, from, to, 1));
    from = to;
  }
  indexes.set(sorted, index);
  return index;
}

/** So many letters with which no phrase goes on are remembered. A text may have any letter. */
const maxOthers = 100;

/** The part of a range whose phrases have this letter at this index. */
function narrowed<T>(index: PhraseIndex<T>, range: Range, depth: number, code: number): Range | undefined {
  const known = range.next.get(code);
  if (known || range.next.has(code)) return known;
  const codeOf = (i: number) => index.phraseOf(index.entries[i]!).charCodeAt(depth);
  const from = firstWhere(range.whole, range.to, (i) => codeOf(i) >= code);
  const to = firstWhere(from, range.to, (i) => codeOf(i) > code);
  const found = from < to ? rangeFrom(index, from, to, depth + 1) : undefined;
  if (found || range.next.size < maxOthers) range.next.set(code, found);
  return found;
}

/** Whether a word may begin or end at an index of the text. */
type IsEdge = (at: number) => boolean;

/** Visits the entries whose phrase the text contains, once for each place, until a visit returns true. */
function walk<T>(
  index: PhraseIndex<T>,
  text: string,
  isEdge: IsEdge | undefined,
  visit: (entry: T) => boolean,
): boolean {
  const { entries, phraseOf, roots } = index;
  for (let at = 0; at < text.length; at += 1) {
    if (isInsideLatin(text, at)) continue;
    let range = roots.get(text.charCodeAt(at));
    for (let end = at + 1; range !== undefined; end += 1) {
      const isWhole = range.from < range.whole && (!isEdge || (isEdge(at) && isEdge(end)));
      if (isWhole && containsWordAt(phraseOf(entries[range.from]!), text, at))
        for (let i = range.from; i < range.whole; i += 1) if (visit(entries[i]!)) return true;
      range = end < text.length ? narrowed(index, range, end - at, text.charCodeAt(end)) : undefined;
    }
  }
  return false;
}

/** No word begins inside a Latin word or a number. */
const isInsideLatin = (text: string, at: number): boolean =>
  isLatinOrDigit(text.charCodeAt(at)) && at > 0 && isLatinOrDigit(text.charCodeAt(at - 1));

/** a-z and 0-9 */
const isLatinOrDigit = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** The first index of a range from which on a condition holds; the end of the range when it never does. */
function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The entries of a table whose phrase a folded text contains, each once, in no particular order. */
export function findInTable<T>(table: PhraseTable<T>, text: string): T[] {
  const found = new Map<string, readonly T[]>();
  for (let at = 0; at < text.length; at += 1) {
    if (isInsideLatin(text, at)) continue;
    for (const { phrase, entries } of table.startingAt(text, at))
      if (containsWordAt(phrase, text, at)) found.set(phrase, entries);
  }
  return [...found.values()].flat();
}

/** A phrase of a list that is not sorted, and its place there. */
type Placed<T> = { phrase: string; entry: T; place: number };

const sortedLists = new WeakMap<readonly unknown[], unknown>();

function sortedOf<T>(list: readonly T[], phraseOf: (entry: T) => string): Placed<T>[] {
  const known = sortedLists.get(list) as Placed<T>[] | undefined;
  if (known) return known;
  const placed = list.map((entry, place) => ({ phrase: phraseOf(entry), entry, place }));
  placed.sort((a, b) => (a.phrase < b.phrase ? -1 : a.phrase > b.phrase ? 1 : 0));
  sortedLists.set(list, placed);
  return placed;
}

const phraseOfPlaced = ({ phrase }: Placed<unknown>) => phrase;

/**
 * The entries whose phrase a folded text contains, each once, in the order of the list.
 *
 * @param isEdge whether a word may begin or end at an index; by default wherever contains-word.ts allows
 */
export function findPhrases<T>(list: readonly T[], text: string, phraseOf: (entry: T) => string, isEdge?: IsEdge): T[] {
  const found: Placed<T>[] = [];
  walk(indexFor(sortedOf(list, phraseOf), phraseOfPlaced), text, isEdge, (placed) => {
    if (!found.includes(placed)) found.push(placed);
    return false;
  });
  return found.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

const identity = (phrase: string) => phrase;

/** Whether a folded text contains any of these phrases. */
export const containsAnyPhrase = (phrases: readonly string[], text: string, isEdge?: IsEdge): boolean =>
  walk(indexFor(sortedOf(phrases, identity), phraseOfPlaced), text, isEdge, () => true);
