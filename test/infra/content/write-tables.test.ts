import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PhraseTable, type Row, tableOf, tableOfParts } from "../../../functions/engine/guide/phrase-table.ts";
import { findInTable } from "../../../functions/engine/listen/phrase-index.ts";
import { writeTable } from "../../../infra/content/write-tables.ts";
import { findPlainly } from "../../engine/listen/plain-search.ts";

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261127) });

/** The table as it is written in pages and read again, and how many pages were read. */
function inPages(phrases: string[], pageLength: number) {
  const pages: string[] = [];
  const reads = { times: 0 };
  const rows = [...new Set(phrases)].sort().map((phrase): Row => [phrase, `${phrase}!`]);
  const root = writeTable(rows, (page) => [pages.push(JSON.stringify(page)) - 1, 0], pageLength);
  const read = ([at]: [number, number]) => {
    reads.times += 1;
    return JSON.parse(pages[at]!);
  };
  const unpack = ([, ...entries]: Row) => entries as string[];
  return { table: tableOfParts({ root: () => read(root), read, unpack }), reads, pages };
}

const tables: [how: string, make: (phrases: string[]) => PhraseTable<string>][] = [
  [
    "in memory",
    (phrases) =>
      tableOf(
        [...new Set(phrases)].map((phrase) => `${phrase}!`),
        (entry) => entry.slice(0, -1),
      ),
  ],
  ["on pages of two phrases", (phrases) => inPages(phrases, 1).table],
  ["on pages of a few phrases", (phrases) => inPages(phrases, 60).table],
  ["on one page", (phrases) => inPages(phrases, 1e6).table],
];

/** Phrases of few letters, so that many begin with others. The empty one, and one that JSON escapes, are among them. */
const phrase = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", " ", "s"), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom("注", "销", "\u{2000b}", "\n"), maxLength: 4 }),
);
const phrases = fc.array(phrase, { maxLength: 60 });
const phrasesAndText = phrases.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.array(fc.oneof(phrase, fc.constantFrom("", ...list)), { maxLength: 6 }).map((words) => words.join(" ")),
  ),
);

describe.each(tables)("a table %s", (_, make) => {
  test("finds the phrases that the plain search finds", () => {
    fc.assert(
      fc.property(phrasesAndText, ([list, text]) => {
        const table = make(list);
        const sorted = [...new Set(list)].sort();
        for (let at = 0; at <= text.length; at += 1) {
          const rest = text.slice(at);
          const found = table.startingAt(text, at).map(({ phrase, entries }) => [phrase, ...entries]);
          const plain = sorted.filter((each) => rest.startsWith(each)).map((each) => [each, `${each}!`]);
          expect(found.sort()).toEqual(plain.sort());
          expect(table.has(rest)).toBe(sorted.includes(rest));
          expect(table.named(rest)).toEqual(sorted.includes(rest) ? [`${rest}!`] : []);
        }
        const words = sorted.filter((each) => each !== "");
        const inWords = findPlainly(words, text, (word) => word).map((each) => `${each}!`);
        expect(findInTable(make(words), text).sort()).toEqual(inWords.sort());
      }),
      { numRuns: 300 },
    );
  });

  test("has all phrases in order, each by its rank", () => {
    fc.assert(
      fc.property(phrases, (list) => {
        const table = make(list);
        const sorted = [...new Set(list)].sort().map((each) => ({ phrase: each, entries: [`${each}!`] }));
        expect([...table.all()]).toEqual(sorted);
        expect(table.size).toBe(sorted.length);
        expect(sorted.map((_, rank) => table.atRank(rank))).toEqual(sorted);
        expect(() => table.atRank(sorted.length)).toThrow("no phrase");
      }),
      { numRuns: 100 },
    );
  });
});

test("a look-up reads one page of each level, once", () => {
  const list = Array.from({ length: 5000 }, (_, i) => `word ${String(i).padStart(5, "0")} and more`);
  const { table, reads, pages } = inPages([...list, "word", "word 02"], 1000);
  expect(pages.length).toBeGreaterThan(100);
  const look = () => table.startingAt("one word 02345 and more to say", 4).map(({ phrase }) => phrase);
  expect(look().sort()).toEqual(["word", "word 02", "word 02345 and more"]);
  // The way to the phrase, and to the two that it begins with, below one root.
  expect(reads.times).toBeLessThanOrEqual(1 + 3 * 2);
  const before = reads.times;
  look();
  expect(reads.times).toBe(before);
});

test("a text that goes on with no first letter of a table reads only its root", () => {
  const { table, reads } = inPages(["apple", "banana", "cherry", "date"], 1);
  expect(table.startingAt("zebra", 0)).toEqual([]);
  expect(reads.times).toBe(1);
});
