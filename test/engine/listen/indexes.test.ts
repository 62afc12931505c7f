import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableOf } from "../../../functions/engine/guide/phrase-table.ts";
import { suggest } from "../../../functions/engine/listen/did-you-mean.ts";
import { gatherEvidence } from "../../../functions/engine/listen/evidence.ts";
import { findKeywords } from "../../../functions/engine/listen/find-keywords.ts";
import { nearMisses, nearPhrases } from "../../../functions/engine/listen/near-phrases.ts";
import { containsAnyPhrase, findPhrases } from "../../../functions/engine/listen/phrase-index.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import { comparableText, distanceTo } from "../../../functions/text/edit-distance.ts";
import { fold } from "../../../functions/text/fold.ts";
import { wordEdges } from "../../../functions/text/word-edges.ts";
import { content } from "../../../functions/wiring/content.ts";
import { manyGuides } from "../../bench/many-guides.ts";
import { readInParts } from "../../support/written-content.ts";
import { allOf, findPlainly, suggestPlainly } from "./plain-search.ts";

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261122) });

const { lexicon } = content;
const keywords = allOf(lexicon.keywords);
const shippedWords = keywords.map(({ word }) => word);
const identity = (word: string) => word;

/** More guides than ship, in memory, and read from small pages. */
const three = manyGuides(3);
const threeInParts = readInParts(three, 400);

/** Words of few letters, so that many begin alike and contain each other. */
const smallWord = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "s", " ", "1"), minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom("注", "销", "卡"), minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom("ក", "ខ", "ា", "្គ"), minLength: 1, maxLength: 8 }),
);
const shippedWord = fc.constantFrom(...shippedWords);
const phrase = fc
  .oneof(smallWord, shippedWord)
  .map(fold)
  .filter((word) => word !== "");
const phrases = fc.array(phrase, { maxLength: 40 });

type Fault = { place: number; kind: "missing" | "doubled" | "swapped" | "other"; letter: string };

const fault: fc.Arbitrary<Fault> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom("missing", "doubled", "swapped", "other"),
  letter: fc.constantFrom("x", "e", "b", " "),
});

function withFault(word: string, { place, kind, letter }: Fault): string {
  const at = place % (word.length + 1);
  const [before, found, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  if (kind === "missing") return before + after;
  if (kind === "doubled") return before + found + letter + after;
  return kind === "swapped" ? before + after.charAt(0) + found + after.slice(1) : before + letter + after;
}

/** A word with up to three letters missing, added, swapped with the next or replaced. */
const misspelled = fc
  .tuple(fc.oneof(smallWord, shippedWord), fc.array(fault, { maxLength: 3 }))
  .map(([word, faults]) => faults.reduce(withFault, word));
const text = fc
  .tuple(fc.array(misspelled, { maxLength: 6 }), fc.constantFrom(" ", "", ", "))
  .map(([words, between]) => fold(words.join(between)));

/** Phrases, and a text that is often near to one of them. */
const phrasesAndText = phrases.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.oneof(
      text,
      fc
        .tuple(fc.constantFrom("", ...list), fc.array(fault, { maxLength: 3 }), text)
        .map(([word, faults, rest]) => fold(`${faults.reduce(withFault, word)} ${rest}`)),
    ),
  ),
);

/** Edges that no text has, so that each edge is looked at. */
const evenEdges = () => (at: number) => at % 2 === 0;

describe("the phrases that a text contains", () => {
  test("are those of the plain search, in the order of the list", () => {
    fc.assert(
      fc.property(phrasesAndText, fc.constantFrom(undefined, wordEdges, evenEdges), ([list, said], edgesOf) => {
        const isEdge = edgesOf?.(said);
        const plain = findPlainly(list, said, identity, isEdge);
        expect(findPhrases(list, said, identity, isEdge)).toEqual(plain);
        expect(containsAnyPhrase(list, said, isEdge)).toBe(plain.length > 0);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ["the shipped keywords", lexicon],
    ["the keywords of three guides, read in parts", threeInParts.lexicon],
  ])("are found among %s as by the plain search, in order of priority", (_, of) => {
    const byPriority = allOf(of.keywords).toSorted((a, b) => a.order - b.order);
    fc.assert(
      fc.property(text, (said) => {
        expect(findKeywords(of, said)).toEqual(findPlainly(byPriority, said, ({ word }) => word));
      }),
      { numRuns: 200 },
    );
  });

  test("include each keyword in its own word, and each is found by its word", () => {
    for (const keyword of keywords) {
      expect(findKeywords(lexicon, keyword.word)).toContain(keyword);
      expect(lexicon.keywords.named(keyword.word)).toEqual(
        keywords.filter(({ word }) => word === keyword.word).toSorted((a, b) => a.order - b.order),
      );
    }
    expect(lexicon.keywords.named("no such word")).toEqual([]);
  });
});

describe("the phrases that a text nearly contains", () => {
  test("are those of the plain search, with the same distance and the same rest", () => {
    fc.assert(
      fc.property(phrasesAndText, ([list, said]) => {
        const listed = [...new Set(list)].map((each) => ({ phrase: each, entry: each }));
        const index = nearPhrases(tableOf(list, identity));
        const compared = comparableText(said);
        const plain = listed.flatMap(({ phrase, entry }) => {
          const near = distanceTo(phrase, compared);
          return near ? [{ entry, ...near }] : [];
        });
        const byEntry = (a: { entry: string }, b: { entry: string }) => (a.entry < b.entry ? -1 : 1);
        expect(nearMisses(index, compared).sort(byEntry)).toEqual(plain.sort(byEntry));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["the shipped guides", content],
    ["three guides", three],
    ["three guides, read in parts", threeInParts],
  ])("lead to the suggestion of the plain search in %s", (_, many) => {
    let suggested = 0;
    fc.assert(
      fc.property(text, (said) => {
        const evidence = gatherEvidence(many, readMessage(many, said), { optedOut: false });
        if (!evidence) return;
        const suggestion = suggest(evidence, said);
        expect(suggestion).toEqual(suggestPlainly(many, said));
        if (suggestion) suggested += 1;
      }),
      { numRuns: 200 },
    );
    // Some of the texts lead to one, so that the comparison is not an empty one.
    expect(suggested).toBeGreaterThan(10);
  });
});
