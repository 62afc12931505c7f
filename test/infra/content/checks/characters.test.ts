import { expect, test } from "vitest";
import { characters } from "../../../../infra/content/checks/characters.ts";
import { copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn } = only(characters);

const withText = (text: string) =>
  copyWith(odd(`text: { zh: "{#menu}", en: "${text} {#menu}", km: "{#menu}" }`)).folder;

test.each([
  ["a\\tb", "a tab"],
  ["a\\u00a0b", "a non-breaking space"],
  ["a\\u00adb", "a soft hyphen"],
  ["a\\ufeffb", "a byte order mark"],
  ["a\\u0007b", "a control character"],
])("a text with %s has %s", (text, name) => {
  expect(problemsIn(withText(text))).toEqual([
    expect.stringContaining(`content/${guide}:`) && expect.stringContaining(`has ${name}: type a space there`),
  ]);
});

test.each(["a b", "a\\nb", "a\\u200bb"])("a text may be %s", (text) => {
  expect(problemsIn(withText(text))).toEqual([]);
});
