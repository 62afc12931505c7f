import { globSync, readFileSync } from "node:fs";
import { Converter } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { toSimplified } from "../../functions/text/simplified.ts";

/** Forms that are typed in Taiwan and Hong Kong, and forms of older books. */
const conversions = (["t", "tw", "hk"] as const).map((from) => Converter({ from, to: "cn" }));

/** 么 is short for 麼 here, and not another way to write 幺. */
const isCovered = (character: string, form: string) => toSimplified(character) === form || character === "么";

/** Every Chinese character of the content's texts and words. */
const sources = globSync("{content/**/*.yaml,functions/text/numerals.ts}").map((file) => readFileSync(file, "utf8"));
const ours = new Set(
  sources.flatMap((text) => [...toSimplified(text)].filter((character) => /\p{Script=Han}/u.test(character))),
);

test("every traditional form of the content's characters is known", () => {
  const characters = Array.from({ length: 0x9fff - 0x3400 }, (_, i) => String.fromCodePoint(0x3400 + i));
  const missing = characters.flatMap((character) => {
    const forms = new Set(conversions.map((convert) => convert(character)));
    return [...forms]
      .filter((form) => form !== character && ours.has(form) && !isCovered(character, form))
      .map((form) => character + form);
  });
  // Add these pairs to functions/text/simplified.ts.
  expect(missing.join(" ")).toBe("");
});

test("no character of the content is converted to another one", () => {
  expect([...ours].filter((character) => toSimplified(character) !== character && !"覆甚".includes(character))).toEqual(
    [],
  );
});
