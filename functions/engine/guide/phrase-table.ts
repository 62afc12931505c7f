import { once } from "./once.ts";

/*
 * Phrases of all guides, sorted, with their entries. A table is a tree of pages: a leaf holds a few kilobytes of phrases,
 * and the pages above it tell which leaf a phrase is in. A page is read when a text first needs it, so what a message reads
 * grows with the text and not with the number of guides. A table in memory is one leaf.
 */

/** The entries of folded phrases. Entries of one phrase keep the order in which they were given. */
export type PhraseTable<T> = {
  /** How many different phrases there are. */
  size: number;
  has: (phrase: string) => boolean;
  /** The entries of this phrase; none when it is not in the table. */
  named: (phrase: string) => readonly T[];
  /** The phrases, with their entries, that a text goes on with at this index. */
  startingAt: (text: string, at: number) => Named<T>[];
  /** The phrase at this place of the order, and its entries. Throws when there is none. */
  atRank: (rank: number) => Named<T>;
  /** All phrases in order. It reads every page: only for checks and for writing. */
  all: () => Iterable<Named<T>>;
};

export type Named<T> = { phrase: string; entries: readonly T[] };

/** A phrase and its packed entries. */
export type Row = [phrase: string, ...packed: unknown[]];

/** Where a page is in its file. */
export type PageRef = [offset: number, length: number];

/**
 * A page of a table, and its first phrase. `shorter`: the lengths of the beginnings of that phrase which are phrases of
 * earlier pages. `size`: how many phrases it has.
 */
export type Fence = [first: string, size: number, page: PageRef, shorter: number[]];

export type Page = { rows: Row[] } | { fences: Fence[] };

/** The first page of a table, and the first letters of its phrases, unless one of them is empty. */
export type Root = { size: number; letters?: string; page: Page };

/** How to get the parts of a table. */
export type Parts<T> = { root: () => Root; read: (page: PageRef) => Page; unpack: (row: Row) => T[] };

type Leaf<T> = {
  phrases: string[];
  entriesAt: (i: number) => T[];
  /** For each phrase, the longest other phrase that it begins with; -1 for none. */
  shorter: () => Int32Array;
};

/** A table whose pages are read when they are first needed, and kept. */
export function tableOfParts<T>({ root, read, unpack }: Parts<T>): PhraseTable<T> {
  const opened = once(() => {
    const { size, letters, page } = root();
    return {
      size,
      first: nodeOf<T>(page, unpack),
      letters: letters === undefined ? undefined : new Set(letters.split("")),
    };
  });
  const pages = new Map<number, Node<T>>();
  const nodeAt = (ref: PageRef): Node<T> => {
    const known = pages.get(ref[0]);
    if (known) return known;
    const node = nodeOf<T>(read(ref), unpack);
    pages.set(ref[0], node);
    return node;
  };
  const firstNode = () => opened().first;

  /** The leaf that holds a phrase if any does, and the phrases of earlier leaves that its first phrase begins with. */
  const leafFor = (phrase: string): { leaf: Leaf<T>; earlier: string[] } => {
    let [node, earlier] = [firstNode(), [] as string[]];
    while ("fences" in node) {
      const { fences } = node;
      const [first, , ref, shorter] =
        fences[
          Math.max(
            0,
            lastWhere(fences.length, (i) => fences[i]![0] <= phrase),
          )
        ]!;
      earlier = shorter.map((length) => first.slice(0, length));
      node = nodeAt(ref);
    }
    return { leaf: node, earlier };
  };
  const find = (phrase: string): Named<T> | undefined => {
    const { leaf } = leafFor(phrase);
    const at = lastWhere(leaf.phrases.length, (i) => leaf.phrases[i]! <= phrase);
    return leaf.phrases[at] === phrase ? { phrase, entries: leaf.entriesAt(at) } : undefined;
  };
  const startingAt = (text: string, at: number): Named<T>[] => {
    if (opened().letters?.has(text.charAt(at)) === false) return [];
    const rest = text.slice(at);
    const { leaf, earlier } = leafFor(rest);
    const { phrases, entriesAt, shorter } = leaf;
    const found = earlier.filter((phrase) => rest.startsWith(phrase)).map((phrase) => find(phrase)!);
    // The phrases that `rest` begins with are the last one before it, and beginnings of that one.
    for (let i = lastWhere(phrases.length, (i) => phrases[i]! <= rest); i >= 0; i = shorter()[i]!)
      if (rest.startsWith(phrases[i]!)) found.push({ phrase: phrases[i]!, entries: entriesAt(i) });
    return found;
  };
  const atRank = (rank: number): Named<T> => {
    let [node, left] = [firstNode(), rank];
    while ("fences" in node) {
      const fence = node.fences.find(([, size]) => {
        if (left < size) return true;
        left -= size;
        return false;
      });
      if (!fence) throw new Error(`the table has no phrase ${rank}`);
      node = nodeAt(fence[2]);
    }
    const phrase = node.phrases[left];
    if (phrase === undefined) throw new Error(`the table has no phrase ${rank}`);
    return { phrase, entries: node.entriesAt(left) };
  };
  function* all(node = firstNode()): Generator<Named<T>> {
    if ("fences" in node) for (const [, , ref] of node.fences) yield* all(nodeAt(ref));
    else for (const [i, phrase] of node.phrases.entries()) yield { phrase, entries: node.entriesAt(i) };
  }
  return {
    get size() {
      return opened().size;
    },
    has: (phrase) => find(phrase) !== undefined,
    named: (phrase) => find(phrase)?.entries ?? [],
    startingAt,
    atRank,
    all: () => all(),
  };
}

/** A table in memory. The entries may have any order. */
export function tableOf<T>(list: readonly T[], phraseOf: (entry: T) => string): PhraseTable<T> & { toJSON(): unknown } {
  const rows = once(() => {
    const byPhrase = Map.groupBy(list, phraseOf);
    return [...byPhrase.keys()].sort().map((phrase): Row => [phrase, ...byPhrase.get(phrase)!]);
  });
  const root = () => ({ size: rows().length, ...firstLetters(rows()), page: { rows: rows() } });
  const read = () => {
    throw new Error("a table in memory has one page");
  };
  const table = tableOfParts<T>({ root, read, unpack: ([, ...entries]) => entries as T[] });
  // A hash of the content includes the entries.
  return Object.defineProperties(table, { toJSON: { value: () => list } }) as PhraseTable<T> & { toJSON(): unknown };
}

/** The first letters of phrases, in UTF-16 units. Every text goes on with the empty phrase. */
export function firstLetters(rows: Row[]): { letters?: string } {
  const letters = [...new Set(rows.map(([phrase]) => phrase.charAt(0)))];
  return letters.includes("") ? {} : { letters: letters.join("") };
}

type Node<T> = { fences: Fence[] } | Leaf<T>;

function nodeOf<T>(page: Page, unpack: (row: Row) => T[]): Node<T> {
  if ("fences" in page) return page;
  const { rows } = page;
  const phrases = rows.map(([phrase]) => phrase);
  const unpacked: T[][] = [];
  return {
    phrases,
    entriesAt: (i) => {
      unpacked[i] ??= unpack(rows[i]!);
      return unpacked[i];
    },
    shorter: once(() => shorterPhrases(phrases)),
  };
}

/** For each of these sorted phrases, the longest other one that it begins with; -1 for none. */
export function shorterPhrases(phrases: readonly string[]): Int32Array {
  const shorter = new Int32Array(phrases.length);
  for (const [i, phrase] of phrases.entries()) {
    let at = i - 1;
    while (at >= 0 && !phrase.startsWith(phrases[at]!)) at = shorter[at]!;
    shorter[i] = at;
  }
  return shorter;
}

/** The last index at which a condition holds that holds up to some index; -1 when it never does. */
function lastWhere(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
