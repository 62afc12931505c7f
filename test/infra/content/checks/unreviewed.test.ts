import { expect, test } from "vitest";
import { unreviewed } from "../../../../infra/content/checks/unreviewed.ts";
import { markOf, withReading } from "../../../../infra/content/review.ts";
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

test("the name of a file is no text, and what a picture shows is one", () => {
  const page = (more: string) => odd(`text: { zh: 甲, en: A, km: ក }\n${more}`);
  const [plain] = counted(reviewOf(page(""), none[1]!)[0])!;
  const files = "picture: { km: form.png }\nfile: { km: form.pdf }\naudio: { km: form.ogg }";
  expect(counted(reviewOf(page(`${files}\nalt: { km: ខ }`), none[1]!)[0])?.[0]).toBe(plain! + 1);
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

const reading = (...texts: (string | string[])[]) =>
  `{ by: A Reader, on: 2026-12-01, read: ${texts.map(markOf).join(" ")} }`;

test("a text or list that was read is not counted; a changed one is again", () => {
  const page = odd(
    "text: { zh: 甲, en: A, km: ក }\nchoices: [{ to: menu, label: { zh: 乙, en: B, km: ខ }, words: { km: [គ, ឃ] } }]",
  );
  const left = (review: string) => counted(reviewOf(none[1]!, page, [guide, needed, `review: { km: ${review} }`])[0])!;
  const [texts = 0, words = 0] = left("needed");
  expect(left(`[${reading("ក", ["គ", "ឃ"])}]`)).toEqual([texts - 1, words - 2]);
  expect(left(`[${reading("ក")}, ${reading("ខ")}]`)).toEqual([texts - 2, words]);
  expect(left(`[${reading("ក, as it was", ["គ"])}]`)).toEqual([texts, words]);
});

test("a reading is added to those before, and marks of texts that have gone are dropped", () => {
  const present = new Set(["aaaaaaaa", "bbbbbbbb", "cccccccc"]);
  const at = (by: string, marks: string[], review: Parameters<typeof withReading>[0]) =>
    withReading(review, { by, on: "2026-12-01", marks }, present);
  const first = at("A", ["aaaaaaaa"], "needed");
  expect(first).toEqual([{ by: "A", on: "2026-12-01", read: "aaaaaaaa" }]);
  expect(at("A", ["aaaaaaaa", "bbbbbbbb"], first)).toEqual([{ by: "A", on: "2026-12-01", read: "aaaaaaaa bbbbbbbb" }]);
  expect(at("B", ["aaaaaaaa"], first)).toEqual(first);
  expect(at("B", ["cccccccc"], [{ by: "A", on: "2026-11-01", read: "dddddddd" }])).toEqual([
    { by: "B", on: "2026-12-01", read: "cccccccc" },
  ]);
  expect(at("A", [], "needed")).toBe("needed");
});
