import { describe, expect, test } from "vitest";
import { amounts } from "../../../../infra/content/checks/amounts.ts";
import { copyWith, guide, odd, only } from "../copies.ts";

const check = only(amounts);

const warningsIn = (folder: string) => check.warningsIn(folder).filter((line) => line.includes("page odd"));

const page = (text: string) => {
  const texts = { zh: "{#menu}", en: "{#menu}", km: "{#menu}" };
  const language = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  return odd(`text: ${JSON.stringify(Object.assign(texts, { [language]: `${text} {#menu}` }))}`);
};

describe("a price, a span of weeks or a date without a fact gets a warning", () => {
  test.each([
    ["It costs $35.", "$35"],
    ["It costs 35 dollars.", "35 dollars"],
    ["From 3-5 weeks", "3-5 weeks"],
    ["Until 5 Dec", "5 Dec"],
    ["费用35美元", "35美元"],
  ])("%s", (text, claim) => {
    expect(warningsIn(copyWith(page(text)).folder)).toEqual([
      expect.stringContaining(`says ${claim}, which can go out of date: add { says: "${claim}", source: ..., checked:`),
    ]);
  });
});

test.each(["Since 2023年", "Step 2: go there", "Dial 1204", "7 days", "4 steps"])("%s gets none", (text) => {
  expect(warningsIn(copyWith(page(text)).folder)).toEqual([]);
});

test("a fact with the number covers it in every language", () => {
  const fact = '\nfacts:\n  - { says: "the fee, 35 USD", source: a page, checked: 2026-11-22 }\n';
  const { folder } = copyWith(page("It costs $35."), [guide, "\nfacts:\n", fact]);
  expect(warningsIn(folder)).toEqual([]);
});
