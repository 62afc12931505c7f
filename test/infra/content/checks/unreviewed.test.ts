import { expect, test } from "vitest";
import { unreviewed } from "../../../../infra/content/checks/unreviewed.ts";
import { type Change, copyWith, guide, inAllLanguages, khmer, odd, only } from "../copies.ts";

const { warningsIn } = only(unreviewed);

const needed = "review: { km: needed }";
const none: Change[] = [
  [guide, `${needed}\n`, ""],
  [khmer, "review: needed\n", ""],
];

/** The warnings about what is not reviewed, and the numbers they tell: texts and words. */
const reviewOf = (...changes: Change[]) =>
  warningsIn(copyWith(...changes).folder).filter((line) => / review[,:] /.test(line));
const counted = (line = "") =>
  line
    .match(/: (\d+) texts and (\d+) words to listen for, not reviewed by a native speaker$/)
    ?.slice(1)
    .map(Number);

test("each file has its own count, at its `review` line", () => {
  const { folder, here } = copyWith(
    [guide, needed, `${needed} # <-`],
    [khmer, "review: needed", "review: needed # <-"],
  );
  const warnings = warningsIn(folder).filter((line) => / review[,:] /.test(line));
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toContain(`content/${guide}:${here(guide)} review, km: `);
  expect(warnings[1]).toContain(`content/${khmer}:${here(khmer)} review: km: `);
  for (const warning of warnings) expect(Math.min(...counted(warning)!)).toBeGreaterThan(20);
});

test("each language has its own count", () => {
  const lines = reviewOf([guide, needed, "review: { km: needed, zh: needed }"], none[1]!);
  expect(lines.map((line) => line.match(/review, (\w+): \1: /)?.[1])).toEqual(["km", "zh"]);
});

test("a text is counted once, however often it is used; a word is no text", () => {
  const [before] = reviewOf(none[1]!);
  const [texts = 0, heard = 0] = counted(before) ?? [];
  const page = (body: string) => counted(reviewOf(none[1]!, odd(body))[0]);
  const text = "text: &t { zh: 甲, en: A, km: ក }";
  expect(page(`${text}\nchoices: [{ to: menu, label: { zh: 乙, en: B, km: ខ } }]`)).toEqual([texts + 2, heard]);
  expect(page(`${text}\nchoices: [{ to: menu, label: *t }]`)).toEqual([texts + 1, heard]);
  expect(page(`${text}\nchoices: [{ to: menu, label: *t, words: { km: [គ, ឃ] } }]`)).toEqual([texts + 1, heard + 2]);
});

test("a text of words.yaml is counted there", () => {
  const change = inAllLanguages("\n  start:\n", "\n  start:\n    foot: A B C\n");
  const [inGuide, inWords] = reviewOf().map(counted);
  const [guideAfter, wordsAfter] = reviewOf(...change).map(counted);
  expect(guideAfter).toEqual(inGuide);
  expect(wordsAfter).toEqual([inWords![0]! + 1, inWords![1]]);
});

test("a file without `review` gives no warning", () => {
  expect(reviewOf(...none)).toEqual([]);
});
