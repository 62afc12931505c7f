import { expect, test } from "vitest";
import { reachable } from "../../../../infra/content/checks/reachable.ts";
import { copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn } = only(reachable);

const text = 'text: { zh: "{#menu}", en: "{#menu}", km: "{#menu}" }';
const lost = [guide, "\npages:\n", `\npages:\n  odd: # <-\n    ${text}\n`] as const;

test("a page that no other page leads to is reported", () => {
  const { folder, here } = copyWith([...lost]);
  const says = "page odd: nothing leads here: offer it as a choice, give it keywords, or remove it";
  expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} ${says}`]);
});

test("a page that only an unreachable page leads to is reported", () => {
  const { folder } = copyWith([
    guide,
    "\npages:\n",
    `\npages:\n  odd:\n    ${text}\n    choices: [{ to: odder, label: { zh: 甲, en: A, km: ក } }]\n  odder:\n    ${text}\n`,
  ]);
  expect(problemsIn(folder)).toEqual([
    expect.stringContaining("page odd: nothing leads here"),
    expect.stringContaining("page odder: nothing leads here"),
  ]);
});

test("a key alone leads to no page, and neither does an empty list of keywords", () => {
  const { folder } = copyWith([...lost], [guide, '"9": /remind-off', '"9": /remind-off, "6": odd']);
  expect(problemsIn(folder)).toEqual([expect.stringContaining("page odd: nothing leads here")]);
  const { folder: wordless } = copyWith([guide, "\npages:\n", `\npages:\n  odd:\n    keywords: {}\n    ${text}\n`]);
  expect(problemsIn(wordless)).toEqual([expect.stringContaining("page odd: nothing leads here")]);
});

test.each<[what: string, ...change: Parameters<typeof copyWith>]>([
  ["a keyword", odd(text)],
  [
    "a choice",
    [...lost],
    [guide, "{ to: why, label", "{ to: odd, label: &l { zh: 甲, en: A, km: ក } }\n      - { to: why, label"],
  ],
  [
    "a step's keyword",
    [
      guide,
      "\npages:\n",
      `\npages:\n  odd:\n    ${text}\n    steps:\n      - { label: &o { zh: 甲, en: A, km: ក }, text: *o }\n      - { label: *o, text: *o, keywords: { en: [oddity] } }\n`,
    ],
  ],
  ["a check-back", [...lost], [guide, "{ after: 3 days, ask: check }", "{ after: 3 days, ask: odd }"]],
  ["a sender", [...lost], [guide, "page: carrier.smart", "page: odd"]],
])("%s leads to a page", (_, ...changes) => {
  expect(problemsIn(copyWith(...changes).folder).filter((line) => line.includes("leads here"))).toEqual([]);
});
