import { expect, test } from "vitest";
import { sameChoices } from "../../../../infra/content/checks/same-choices.ts";
import { copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn } = only(sameChoices);

test("a number that one language does not name is reported", () => {
  const { folder, here } = copyWith(
    odd('text:\n  zh: "{#menu} {#why}"\n  en: "{#why} {#menu} {#why}"\n  km: "{#menu}" # <-'),
  );
  const says = "page odd, text, km: lacks {#why}, which the zh text has: offer the same in every language";
  expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} ${says}`]);
});

test("two languages that name different numbers are reported", () => {
  const { folder } = copyWith(odd('text: { zh: "{#menu}", en: "{#why}", km: "{#menu}" }'));
  expect(problemsIn(folder)).toEqual([
    expect.stringContaining("text, zh: lacks {#why}, which the en text has"),
    expect.stringContaining("text, en: lacks {#menu}, which the zh text has"),
    expect.stringContaining("text, km: lacks {#why}, which the en text has"),
  ]);
});

test("the numbers of a step and of a foot are compared across languages", () => {
  const { folder } = copyWith(
    [guide, "{#carrier}。下一步回{#next}", "。下一步回{#next}"],
    [guide, 'zh: "{#menu} 菜单，STOP退订"', "zh: STOP退订"],
  );
  expect(problemsIn(folder)).toEqual([
    expect.stringContaining("page menu, foot, zh: lacks {#menu}, which the en text has"),
    expect.stringContaining("page store, step 1, text, zh: lacks {#carrier}, which the en text has"),
  ]);
});

test("the day of a check-back has to be in every language", () => {
  const { folder } = copyWith([guide, "zh: 好，{date}我再问你。", "zh: 好，我再问你。"]);
  expect(problemsIn(folder)).toEqual([
    expect.stringContaining("remind.set, text, zh: lacks {date}, which the en text has"),
  ]);
});

test("the order of numbers does not matter", () => {
  const { folder } = copyWith(odd('text: { zh: "{#menu} {#why}", en: "{#why} {#menu}", km: "{#menu} {#why}" }'));
  expect(problemsIn(folder)).toEqual([]);
});
