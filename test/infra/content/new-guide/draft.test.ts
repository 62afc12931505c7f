import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../../infra/content/new-guide/article/article.ts";
import { draftOf } from "../../../../infra/content/new-guide/article/draft.ts";
import { distinct, shortened, withoutEnumerator } from "../../../../infra/content/new-guide/article/labels.ts";
import { walkOf } from "../../../../infra/content/new-guide/article/walk.ts";
import { lettersOf } from "./articles.ts";

const words = new Map([
  ["一", 1],
  ["two", 2],
]);
const manner = { word: "tea", isNamed: true, isNumber: (word: string) => words.has(word) };

const sentence = fc
  .array(fc.constantFrom("water", "leaves", "cup", "茶叶", "boil", "Wait,", "hot.", "15", "x".repeat(40)), {
    minLength: 1,
    maxLength: 300,
  })
  .map((words) => words.join(" "));
const line = fc.nat(500);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), depth: fc.integer({ min: 1, max: 4 }), text: sentence, line }),
  fc.record({ kind: fc.constant("text" as const), text: sentence, line }),
  fc.record({
    kind: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ text: sentence, line }), { minLength: 1, maxLength: 16 }),
  }),
);

test("no text of an article is lost, and each page can be reached by numbers that a list has room for", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 25 }), (blocks) => {
      const { title = "", pages, menu } = draftOf({ blocks }, manner);
      const said = pages.flatMap(({ label, texts, steps }) => [
        [label, ...texts.map(({ text }) => text)].join(""),
        ...steps.map((step) => step.texts.map(({ text }) => text).join("")),
      ]);
      // A long text goes on, on another page.
      const all = lettersOf([title, ...said].join(""));
      const texts = blocks.flatMap((each) => (each.kind === "list" ? each.items.map(({ text }) => text) : each.text));
      for (const text of texts) for (const part of text.split(/(?<=[.\s])/)) expect(all).toContain(lettersOf(part));
      const count = (each: string) => all.split(each).length - 1;
      expect(count("leaves")).toBeGreaterThanOrEqual(texts.join(" ").split("leaves").length - 1);

      const reached = [...menu, ...pages.flatMap(({ to }) => to)];
      expect(reached.sort()).toEqual(pages.map(({ id }) => id).sort());
      for (const list of [{ steps: [], to: menu }, ...pages]) {
        const labels = [...list.steps, ...list.to.map((id) => pages.find((page) => page.id === id)!)].map(
          ({ label }) => label,
        );
        expect(labels.length).toBeLessThanOrEqual(6);
        expect(new Set(labels).size).toBe(labels.length);
        expect(list.steps.length).not.toBe(1);
      }
      const steps = pages.flatMap((page) => page.steps).length;
      expect(walkOf({ pages, menu }).length).toBeGreaterThanOrEqual(pages.length + steps);
    }),
    { numRuns: 150 },
  );
});

describe("a label is", () => {
  test.each([
    ["What to bring?", "What to bring?"],
    ["Fill in the form.", "Fill in the form"],
    ["Renew a “visa”", "Renew a visa"],
    ["Getting a library card: all that you need to know about it", "Getting a library card"],
    ["柬埔寨流量卡如何注销？一份详尽的操作指南", "柬埔寨流量卡如何注销"],
    ["Everything that people have to know about tea", "Everything that people have..."],
  ])("of %s: %s", (text, label) => {
    expect(shortened(text)).toBe(label);
  });
});

test("labels of one list are distinct, also where one has its letter already", () => {
  expect(distinct(["Cup", "Cup B", "Cup", "Cup"])).toEqual(["Cup", "Cup B", "Cup C", "Cup D"]);
});

test.each([
  ["1. Prepare", "Prepare"],
  ["（1）Prepare", "Prepare"],
  ["一、准备", "准备"],
  ["two) Prepare", "Prepare"],
  ["Tea: how", "Tea: how"],
  ["3.5 USD a day", "3.5 USD a day"],
  ["2026 plans", "2026 plans"],
  ["7", "7"],
])("a heading without its number: %s", (heading, without) => {
  expect(withoutEnumerator(heading, manner.isNumber)).toBe(without);
});

test("what has no room in a list is behind an entry that names it", () => {
  const blocks = Array.from(
    { length: 8 },
    (_, i): Block => ({ kind: "heading", depth: 2, text: `Cup ${"abcdefgh"[i]}`, line: i }),
  );
  const { pages, menu } = draftOf({ blocks }, manner);
  expect(menu).toEqual(["part-1", "part-2", "part-3", "part-4", "part-5", "part-6"]);
  expect(pages.find(({ id }) => id === "part-6")).toMatchObject({
    label: "Cup f, Cup g, Cup h...",
    to: ["part-6.1", "part-6.2", "part-6.3"],
  });
});

test("more steps than a list holds are on two pages of about one size", () => {
  const items = Array.from({ length: 8 }, (_, i) => ({ text: `Cup ${"abcdefgh"[i]}`, line: i }));
  const { pages } = draftOf(
    {
      blocks: [
        { kind: "heading", depth: 1, text: "Tea", line: 1 },
        { kind: "list", ordered: true, items },
      ],
    },
    manner,
  );
  expect(pages.map(({ id, label, steps }) => [id, label, steps.length])).toEqual([
    ["part-1", "Tea", 4],
    ["part-1.1", "Tea (2)", 4],
  ]);
});
