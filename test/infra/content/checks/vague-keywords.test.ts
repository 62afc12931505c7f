import { expect, test } from "vitest";
import { vagueKeywords } from "../../../../infra/content/checks/vague-keywords.ts";
import { copyWith, guide, only } from "../copies.ts";

const { problemsIn } = only(vagueKeywords);

const withKeyword = (language: string, word: string) => {
  const { folder, here } = copyWith([
    guide,
    "\npages:\n",
    `\npages:\n  odd:\n    keywords:\n      ${language}: [${word}] # <-\n    text: { zh: "{#menu}", en: "{#menu}", km: "{#menu}" }\n`,
  ]);
  return { problems: problemsIn(folder), line: here(guide) };
};

test.each([
  ["en", "please", "is in sentences about anything: add a word that only this chore has"],
  ["en", "i want", "is in sentences about anything: add a word that only this chore has"],
  ["zh", "请你", "is in sentences about anything: add a word that only this chore has"],
  ["zh", "麻烦我要", "is in sentences about anything: add a word that only this chore has"],
  ["en", "pin", "is what people write beside a secret code: choose another word"],
  ["zh", "验证码", "is what people write beside a secret code: choose another word"],
])("a keyword may not be %s: %s", (language, word, says) => {
  const { problems, line } = withKeyword(language, word);
  expect(problems).toEqual([`content/${guide}:${line} page odd, keywords, ${language}: "${word}" ${says}`]);
});

test.each([
  ["en", "i want a passport"],
  ["en", "pinboard"],
  ["zh", "我要护照"],
])("a keyword may be %s: %s", (language, word) => {
  expect(withKeyword(language, word).problems).toEqual([]);
});
