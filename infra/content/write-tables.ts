import type { Lexicon } from "../../functions/engine/guide/lexicon.ts";
import { type NearGroup, wordGroups } from "../../functions/engine/guide/near-index.ts";
import { blockSize, type NumberSet } from "../../functions/engine/guide/number-set.ts";
import { packKeywords } from "../../functions/engine/guide/packed-keyword.ts";
import {
  type Fence,
  firstLetters,
  type Named,
  type Page,
  type PageRef,
  type PhraseTable,
  type Root,
  type Row,
  shorterPhrases,
} from "../../functions/engine/guide/phrase-table.ts";
import type { NearLetter, NumbersRef, TableRefs } from "../../functions/wiring/load-tables.ts";

/* Writes the tables of the lexicon into one file. functions/wiring/load-tables.ts reads it in parts. */

/** A page has about so many characters: smaller ones take more reads, and of larger ones more is parsed in vain. */
const defaultLength = 8192;

/** The file, as parts in their order, and where in it each table begins. */
export function tablesOf(lexicon: Lexicon, pageLength?: number): { parts: Uint8Array[]; refs: TableRefs } {
  const parts: Uint8Array[] = [];
  let length = 0;
  const append = (part: Uint8Array): PageRef => {
    parts.push(part);
    length += part.length;
    return [length - part.length, part.length];
  };
  const write = (value: Page | Root | NearLetter | Record<string, PageRef>) =>
    append(Buffer.from(JSON.stringify(value)));
  const table = <T>(of: PhraseTable<T>, pack: (phrase: string, entries: readonly T[]) => Row = (phrase) => [phrase]) =>
    writeTable(
      [...of.all()].map(({ phrase, entries }: Named<T>) => pack(phrase, entries)),
      write,
      pageLength,
    );
  const numberSet = (set: NumberSet): NumbersRef => {
    const all = Uint32Array.from(set.all());
    const firsts = all.filter((_, i) => i % blockSize === 0);
    return { firsts: append(bytesOf(firsts)), numbers: append(bytesOf(all)) };
  };
  const { keywords, acts, near, spellings, numbers, tellingInGuides, ourTexts } = lexicon;
  const words = [...wordGroups(keywords)].map(([initial, groups]) => [initial, write(packGroups(groups, append))]);
  return {
    parts,
    refs: {
      keywords: table(keywords, packKeywords),
      acts: table(acts, packKeywords),
      spellings: table(spellings),
      numbers: table(numbers, (word, [first]) => [word, first!.number]),
      tellingInGuides: table(tellingInGuides, (word, entries) => [word, ...entries.map(({ language }) => language)]),
      whole: numberSet(ourTexts.whole),
      parts: numberSet(ourTexts.parts),
      patterns: table(ourTexts.patterns, (first, entries) => [first, ...entries.map((pieces) => pieces.slice(1))]),
      nearRows: table(near.rows, (letters, phrases) => [letters, ...phrases]),
      nearWords: write(Object.fromEntries(words)),
    },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => Buffer.from(buffer, byteOffset, byteLength);

type Write = (value: Page | Root) => PageRef;

/**
 * Writes the pages of a table, from its leaves up. Returns where its root is.
 *
 * @param pageLength about how many characters a page has
 */
export function writeTable(rows: Row[], write: Write, pageLength = defaultLength): PageRef {
  const root = { size: rows.length, ...firstLetters(rows) };
  const leaves = inPages(rows, pageLength);
  if (leaves.length < 2) return write({ ...root, page: { rows } });
  let fences = fencesOf(rows, leaves, write);
  while (fences.length > 2 && JSON.stringify(fences).length > pageLength) {
    fences = inPages(fences, pageLength).map((page): Fence => {
      const [first, , , shorter] = page[0]!;
      const size = page.reduce((sum, [, each]) => sum + each, 0);
      return [first, size, write({ fences: page }), shorter];
    });
  }
  return write({ ...root, page: { fences } });
}

function fencesOf(rows: Row[], leaves: Row[][], write: Write): Fence[] {
  const phrases = rows.map(([phrase]) => phrase);
  const shorter = shorterPhrases(phrases);
  let at = 0;
  return leaves.map((leaf): Fence => {
    const first = at;
    at += leaf.length;
    const lengths: number[] = [];
    for (let i = shorter[first]!; i >= 0; i = shorter[i]!) lengths.push(phrases[i]!.length);
    return [phrases[first]!, leaf.length, write({ rows: leaf }), lengths];
  });
}

/** Splits a list into pages of about the same length. A page has two entries at least, so that levels end. */
function inPages<T>(list: T[], pageLength: number): T[][] {
  const pages: T[][] = [[]];
  let length = 0;
  for (const each of list) {
    const added = JSON.stringify(each).length + 1;
    if (pages.at(-1)!.length > 1 && length + added > pageLength) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)!.push(each);
    length += added;
  }
  return pages;
}

/** The groups of one letter: their letters and ranks as numbers of 32 bits, and how to split these. */
function packGroups(groups: readonly NearGroup[], append: (part: Uint8Array) => PageRef): NearLetter {
  const numbers = (each: Uint32Array[]) => append(Buffer.concat(each.map(bytesOf)));
  return {
    groups: groups.map(({ count, lengths }) => {
      const runs = [...Map.groupBy(lengths, (length) => length)].map(([length, { length: times }]) => [length, times]);
      return [count, runs as [number, number][]];
    }),
    letters: numbers(groups.map(({ letters }) => letters)),
    twice: numbers(groups.map(({ twice }) => twice)),
    ranks: numbers(groups.map(({ ranks }) => ranks())),
  };
}
