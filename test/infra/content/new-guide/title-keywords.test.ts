import { expect, test } from "vitest";
import { refusedKeywords, titleKeywords } from "../../../../infra/content/new-guide/article/title-keywords.ts";

const around = ["how to", "guide to", "guide", "steps", "如何", "怎么", "指南"];

test.each<[title: string, keywords: string[]]>([
  ["How to renew a passport", ["renew a passport"]],
  ["Guide to bicycle permits: a step by step", ["bicycle permits"]],
  ["Library card", ["Library card"]],
  // A word of a title is no part of a longer one.
  ["Guided tours of the city", ["Guided tours of the city"]],
  ["护照更新指南", ["护照更新"]],
  ["柬埔寨流量卡如何注销？一份详尽的操作指南", ["柬埔寨流量卡如何注销", "柬埔寨流量卡"]],
  ["《柬埔寨驾照》：怎么办", ["柬埔寨驾照"]],
  ["Everything that people who move have to know of it", []],
  ["Guide", []],
  ["", []],
])("%s: %j", (title, keywords) => {
  expect(titleKeywords(title, around, [])).toEqual(keywords);
});

test("a keyword that the guide has already is not proposed again", () => {
  expect(titleKeywords("Renew Passport: a guide", around, ["renew passport"])).toEqual([]);
});

test("a keyword that is another guide's, or that any sentence has, is refused with the reason", () => {
  const at = { file: "content/guides/other.yaml", line: 3, where: "keywords, en, 1" };
  const problems = [
    { ...at, message: '"library card" is a keyword of library already: remove it from one of them' },
    { ...at, message: '"other" is a number, which replies to a list: choose another word' },
  ];
  expect(refusedKeywords(["library card", "reader"], problems)).toEqual([
    { word: "library card", why: '"library card" is a keyword of library already' },
  ]);
});
