import { expect, test } from "vitest";
import { type Change, copyWith, guide, odd, warningsIn, words } from "../copies.ts";

const needed = "review: { km: needed }";
const reviewOf = (...changes: Change[]) =>
  warningsIn(copyWith(...changes).folder).filter((line) => line.includes(`${guide}:`) && line.includes(" review, "));
const countOf = (line: string | undefined) => Number(line?.match(/km: (\d+) texts/)?.[1]);

test("what no native speaker has read is counted, language by language", () => {
  const { folder, here } = copyWith([guide, needed, `${needed} # <-`]);
  const says = /km: \d\d\d texts not reviewed by a native speaker$/;
  const [warning, ...more] = warningsIn(folder).filter((line) => line.includes(`${guide}:`));
  expect(warning).toMatch(says);
  expect(warning).toContain(`content/${guide}:${here(guide)} review, km: `);
  expect(more).toEqual([]);
  expect(reviewOf([guide, needed, "review: { km: needed, zh: needed }"])).toHaveLength(2);
});

test("a text more is one more, a list two", () => {
  const [before] = reviewOf();
  const [after] = reviewOf(odd("text: &t { zh: 甲, en: A, km: ក }\nchoices: [{ to: menu, label: *t }]"));
  expect(countOf(after)).toBe(countOf(before) + 2);
});

test("a text of words.yaml belongs to no guide", () => {
  const foot = "foot: { zh: 甲, en: A, km: ក }";
  const change: Change = [words, "\n    effect: start\n", `\n    effect: start\n    ${foot}\n`];
  expect(countOf(reviewOf(change)[0])).toBe(countOf(reviewOf()[0]));
});

test("nothing to review, nothing to say", () => {
  expect(reviewOf([guide, `${needed}\n`, ""])).toEqual([]);
});
