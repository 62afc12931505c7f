import { containsWordAt } from "./contains-word.ts";

/*
 * Finds which of many phrases a text contains. The phrases are sorted, so that all phrases with the same beginning are
 * in one range. The text is walked once, and at each letter the range is halved until it holds only phrases that the
 * text continues with: a trie without nodes. The time grows with the text, not with the number of phrases.
 */

/** Entries sorted by their phrases, in UTF-16 order. */
type PhraseIndex<T> = {
  entries: readonly T[];
  phraseOf: (entry: T) => string;
  /** The range of the phrases that begin with the same two letters. A phrase of one letter has a range of its own. */
  ranges: Map<number, { from: number; to: number }>;
};

const keyOf = (first: number, second: number) => first * 0x10000 + second;

const beginningOf = (phrase: string) => keyOf(phrase.charCodeAt(0), phrase.length > 1 ? phrase.charCodeAt(1) : 0);

const indexes = new WeakMap<readonly unknown[], unknown>();

/** The index of a sorted list, made when it is first needed. The list must not change afterwards. */
function indexFor<T>(sorted: readonly T[], phraseOf: (entry: T) => string): PhraseIndex<T> {
  const known = indexes.get(sorted) as PhraseIndex<T> | undefined;
  if (known) return known;
  const ranges: PhraseIndex<T>["ranges"] = new Map();
  let range = { key: Number.NaN, from: 0, to: 0 };
  for (const [i, entry] of sorted.entries()) {
    const key = beginningOf(phraseOf(entry));
    if (key !== range.key) {
      range = { key, from: i, to: i };
      ranges.set(key, range);
    }
    range.to = i + 1;
  }
  const index = { entries: sorted, phraseOf, ranges };
  indexes.set(sorted, index);
  return index;
}

/** Whether a word may begin or end at an index of the text. */
type IsEdge = (at: number) => boolean;

/** Visits the entries whose phrase the text contains, once for each place, until a visit returns true. */
function walk<T>(
  { entries, phraseOf, ranges }: PhraseIndex<T>,
  text: string,
  isEdge: IsEdge | undefined,
  visit: (entry: T) => boolean,
): boolean {
  const codeOf = (entry: number, depth: number) => phraseOf(entries[entry]!).charCodeAt(depth);
  const isFoundIn = (range: { from: number; to: number } | undefined, at: number): boolean => {
    if (!range) return false;
    let { from, to } = range;
    for (let depth = 1; from < to; depth += 1) {
      for (; from < to && phraseOf(entries[from]!).length === depth; from += 1) {
        const entry = entries[from]!;
        if (isEdge && !(isEdge(at) && isEdge(at + depth))) continue;
        if (containsWordAt(phraseOf(entry), text, at) && visit(entry)) return true;
      }
      const code = text.charCodeAt(at + depth);
      if (from === to || Number.isNaN(code)) return false;
      if (codeOf(from, depth) !== code) from = firstWhere(from, to, (i) => codeOf(i, depth) >= code);
      if (from < to && codeOf(to - 1, depth) !== code) to = firstWhere(from, to, (i) => codeOf(i, depth) > code);
    }
    return false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // No word begins inside a Latin word or a number.
    if (isLatinOrDigit(code) && at > 0 && isLatinOrDigit(text.charCodeAt(at - 1))) continue;
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    if (isFoundIn(ranges.get(keyOf(code, next)), at)) return true;
    if (next !== 0 && isFoundIn(ranges.get(keyOf(code, 0)), at)) return true;
  }
  return false;
}

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

/** The entries of a sorted list whose phrase a folded text contains, each once, in no particular order. */
export function findInSorted<T>(sorted: readonly T[], text: string, phraseOf: (entry: T) => string): T[] {
  const found = new Set<T>();
  walk(indexFor(sorted, phraseOf), text, undefined, (entry) => {
    found.add(entry);
    return false;
  });
  return [...found];
}

/** The entries of a sorted list with whose phrase a text begins. */
export function beginningsOf<T>(sorted: readonly T[], text: string, phraseOf: (entry: T) => string): T[] {
  const found: T[] = [];
  let [from, to] = [0, sorted.length];
  for (let depth = 0; from < to; depth += 1) {
    for (; from < to && phraseOf(sorted[from]!).length === depth; from += 1) found.push(sorted[from]!);
    const code = text.charCodeAt(depth);
    if (from === to || Number.isNaN(code)) break;
    const codeOf = (i: number) => phraseOf(sorted[i]!).charCodeAt(depth);
    from = firstWhere(from, to, (i) => codeOf(i) >= code);
    to = firstWhere(from, to, (i) => codeOf(i) > code);
  }
  return found;
}

/** Whether a sorted list includes a number. */
export function includesNumber(sorted: readonly number[], wanted: number): boolean {
  const at = firstWhere(0, sorted.length, (i) => sorted[i]! >= wanted);
  return sorted[at] === wanted;
}

/** The range of a sorted list whose phrases are this one, or begin with it. */
export function rangeOf<T>(
  sorted: readonly T[],
  phraseOf: (entry: T) => string,
  phrase: string,
  isBeginning = false,
): T[] {
  const from = firstWhere(0, sorted.length, (i) => phraseOf(sorted[i]!) >= phrase);
  const isAfter = (each: string) => (isBeginning ? !each.startsWith(phrase) : each !== phrase);
  return sorted.slice(
    from,
    firstWhere(from, sorted.length, (i) => isAfter(phraseOf(sorted[i]!))),
  );
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
  const found = new Set<Placed<T>>();
  walk(indexFor(sortedOf(list, phraseOf), phraseOfPlaced), text, isEdge, (placed) => {
    found.add(placed);
    return false;
  });
  return [...found].sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

const identity = (phrase: string) => phrase;

/** Whether a folded text contains any of these phrases. */
export const containsAnyPhrase = (phrases: readonly string[], text: string, isEdge?: IsEdge): boolean =>
  walk(indexFor(sortedOf(phrases, identity), phraseOfPlaced), text, isEdge, () => true);
