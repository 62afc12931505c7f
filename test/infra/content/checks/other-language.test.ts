import { expect, test } from "vitest";
import { otherLanguage } from "../../../../infra/content/checks/other-language.ts";
import { copyWith, odd, only } from "../copies.ts";

const { problemsIn, warningsIn } = only(otherLanguage);

const english = "Bring your passport and go to the shop. {#menu}";
const chinese = "带上护照去营业厅。{#menu}";
const withTexts = (texts: Record<string, string>) =>
  copyWith(odd(`text: ${JSON.stringify({ zh: chinese, en: english, km: "យកឯកសារទៅហាង {#menu}", ...texts })}`)).folder;

test("two languages that were swapped are found in both texts", () => {
  expect(problemsIn(withTexts({ zh: english, en: chinese }))).toEqual([
    expect.stringContaining("page odd, text, zh: has no letter of zh"),
    expect.stringContaining("page odd, text, en: has no letter of en and looks like zh: were two languages swapped?"),
  ]);
});

test.each([
  ["zh", "Metfone {#menu}"],
  ["km", "យកទៅ Smart Axiata Telecom Shop {#menu}"],
  ["zh", "请店员看：សូមជួយ {#menu}"],
  ["en", "Show staff: សូមជួយបិទលេខ {#menu}"],
])("a %s text may have names and sentences of other scripts: %s", (language, text) => {
  const folder = withTexts({ [language]: text });
  expect(problemsIn(folder)).toEqual([]);
  expect(warningsIn(folder)).toEqual([]);
});

test("in a language that waits for its review it is a warning", () => {
  const folder = withTexts({ km: english });
  expect(problemsIn(folder)).toEqual([]);
  expect(warningsIn(folder)).toEqual([expect.stringContaining("text, km: has no letter of km")]);
});
