import { openSync, readSync } from "node:fs";
import type { Lexicon } from "../engine/guide/lexicon.ts";
import type { NearGroup } from "../engine/guide/near-index.ts";
import { blockSize, numberSetOfParts } from "../engine/guide/number-set.ts";
import { memoizeByText, once } from "../engine/guide/once.ts";
import { unpackKeywords } from "../engine/guide/packed-keyword.ts";
import { type PageRef, type Row, tableOfParts } from "../engine/guide/phrase-table.ts";

/*
 * The tables of the lexicon, in one file that grows with the number of guides: pages as JSON, and sets of letters and hashes
 * as numbers of 32 bits, low byte first, as all processors of Lambda have them. A page is read when it is first needed.
 */

/** Where the root of each table is, where the groups of phrases of words are, and the hashes of our texts. */
export type TableRefs = Record<
  "keywords" | "acts" | "spellings" | "numbers" | "tellingInGuides" | "patterns" | "nearRows" | "nearWords",
  PageRef
> &
  Record<"whole" | "parts", NumbersRef>;

/** A set of numbers: the first number of each block, and the blocks. */
export type NumbersRef = { firsts: PageRef; numbers: PageRef };

/** The groups of one letter, one after the other: `[words in a phrase, [length, how many phrases]]`. */
export type NearLetter = {
  groups: [count: number, runs: [length: number, times: number][]][];
  letters: PageRef;
  twice: PageRef;
  ranks: PageRef;
};

/** The parts of the lexicon that are read from the tables. */
export type Tables = Pick<
  Lexicon,
  "keywords" | "acts" | "spellings" | "numbers" | "tellingInGuides" | "near" | "ourTexts"
>;

/** Opens a file of tables. It stays open, so that a new version may take its place. */
export function loadTables(file: string, refs: TableRefs): Tables {
  const opened = openSync(file, "r");
  const bytesAt = ([offset, length]: PageRef): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(length);
    for (let read = 0; read < length; ) {
      const more = readSync(opened, bytes, read, length - read, offset + read);
      if (more === 0) throw new Error(`${file} ends before byte ${offset + length}`);
      read += more;
    }
    return bytes;
  };
  const read = (ref: PageRef) => JSON.parse(Buffer.from(bytesAt(ref).buffer).toString());
  const table = <T>(ref: PageRef, unpack: (row: Row) => T[]) => tableOfParts({ root: () => read(ref), read, unpack });
  const set = (ref: PageRef) => table(ref, ([phrase]) => [phrase]);
  const numbers = ({ firsts, numbers: [offset, length] }: NumbersRef) =>
    numberSetOfParts({
      firsts: () => numbersAt(firsts),
      block: (i) => numbersAt([offset + 4 * blockSize * i, Math.min(4 * blockSize, length - 4 * blockSize * i)]),
    });
  const numbersAt = (ref: PageRef) => new Uint32Array(bytesAt(ref).buffer);
  const letters = once((): Record<string, PageRef> => read(refs.nearWords));
  const groups = memoizeByText((initial): NearGroup[] => groupsOf(read(letters()[initial]!), numbersAt));
  const words = (initial: string) => (Object.hasOwn(letters(), initial) ? groups(initial) : []);
  return {
    keywords: table(refs.keywords, unpackKeywords),
    acts: table(refs.acts, unpackKeywords),
    spellings: set(refs.spellings),
    numbers: table(refs.numbers, ([word, number]) => [{ word, number: number as number }]),
    tellingInGuides: table(refs.tellingInGuides, ([word, ...languages]) =>
      (languages as string[]).map((language) => ({ word, language })),
    ),
    near: { words, rows: table(refs.nearRows, ([, ...phrases]) => phrases as string[]) },
    ourTexts: {
      whole: numbers(refs.whole),
      parts: numbers(refs.parts),
      patterns: table(refs.patterns, ([first, ...rests]) => (rests as string[][]).map((rest) => [first, ...rest])),
    },
  };
}

function groupsOf(
  { groups, letters, twice, ranks }: NearLetter,
  numbersAt: (ref: PageRef) => Uint32Array,
): NearGroup[] {
  const [allLetters, allTwice] = [numbersAt(letters), numbersAt(twice)];
  const allRanks = once(() => numbersAt(ranks));
  let from = 0;
  return groups.map(([count, runs]) => {
    const lengths = Uint16Array.from(runs.flatMap(([length, times]) => Array<number>(times).fill(length)));
    const begin = from;
    from += lengths.length;
    const end = from;
    return {
      count,
      lengths,
      letters: allLetters.subarray(begin, end),
      twice: allTwice.subarray(begin, end),
      ranks: () => allRanks().subarray(begin, end),
    };
  });
}
