import { expect, test } from "vitest";
import { labels } from "../../../../infra/content/checks/labels.ts";
import { copyWith, guide, only } from "../copies.ts";

const { problemsIn, warningsIn } = only(labels);

const text = '{ zh: "{#menu}", en: "{#menu}", km: "{#menu}" }';
const pageWith = (label: string, steps: string) =>
  copyWith([
    guide,
    "\npages:\n",
    `\npages:
  odd:
    keywords: { any: [oddity] }
    text: { zh: 选, en: "${steps}", km: ជ្រើស } # <- text
    steps:
      - label: { zh: 甲, en: "${label}", km: ក } # <-
        text: ${text}
      - label: { zh: 乙, en: Second, km: ខ }
        text: ${text}\n`,
  ]).folder;

test.each([
  ["3 Exit visa", "3"],
  ["3. Exit visa", "3"],
  ["៣ ទៅហាង", "៣"],
  ["1️⃣ Exit visa", "1"],
])("a label may not begin with a number: %s", (label, number) => {
  expect(problemsIn(pageWith(label, "Choose:"))).toEqual([
    expect.stringContaining(
      `page odd, step 1, label, en: begins with ${number}, which looks like something to reply: begin it with a word`,
    ),
  ]);
});

test.each(["Exit visa 3", "4G plan", "1-3 days", "24/7 shops"])("a label may be %s", (label) => {
  expect(problemsIn(pageWith(label, "Choose:"))).toEqual([]);
});

test("a text that counts more steps than there are gets a warning", () => {
  const { folder } = copyWith();
  expect(warningsIn(folder)).toEqual([]);
  expect(warningsIn(pageWith("First", "4 steps:"))).toEqual([
    expect.stringContaining("page odd, text, en: says 4, and the page odd has 2 steps: is it right?"),
  ]);
  expect(warningsIn(pageWith("First", "2 steps, 24/7:"))).toEqual([]);
});
