import { globSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { numberWords, ordinalsOf } from "../../functions/engine/guide/compile-numbers.ts";
import { wordsFile } from "../../functions/engine/guide/guide.ts";
import { numberIn } from "../../functions/engine/listen/number-in.ts";
import { fold } from "../../functions/text/fold.ts";
import { content } from "../../functions/wiring/content.ts";
import { packFile } from "../../infra/content/pack-schema.ts";
import { lineOf, readSource } from "../../infra/content/read.ts";
import { smallWords } from "./small-guide.ts";

/* What every language has to fulfil: those that ship, and those in test/fixtures/languages/. */

const shipped = Object.keys(content.languages).map((tag) => `content/languages/${tag}.yaml`);
const files = [...shipped, ...globSync("test/fixtures/languages/packs/*.yaml")].sort();

function packIn(file: string) {
  const pack = readSource(file, file, packFile);
  if (Array.isArray(pack)) throw new Error(pack.map(lineOf).join("\n"));
  return pack.value;
}

describe.each(files)("%s", (file) => {
  const tag = basename(file, ".yaml");
  const pack = packIn(file);
  const words = { ...smallWords, numbers: { [tag]: pack.numbers }, ordinals: { [tag]: pack.ordinals } };
  const lexicon = {
    ...content.lexicon,
    numbers: numberWords(wordsFile.parse(words), fold),
    ordinals: ordinalsOf(wordsFile.parse(words), fold),
  };

  test("has words for 0 to 99, and each word stands for one number", () => {
    expect(pack.numbers).toHaveLength(100);
    const meant = pack.numbers.flatMap((forms, number) =>
      forms.flatMap((form) => (numberIn(lexicon, fold(form)) === number ? [] : [`${form}: ${number}`])),
    );
    expect(meant).toEqual([]);
  });

  test("names entries of a list by each number in digits", () => {
    const named = (number: number) => pack.ordinals.map((pattern) => fold(pattern.replace(/[*#]/, String(number))));
    for (const number of [1, 2, 9, 12])
      for (const typed of named(number)) expect(numberIn(lexicon, typed), typed).toBe(number);
  });

  test("writes dates with the digits 0-9, and each day of a year in its own way", () => {
    const format = new Intl.DateTimeFormat(pack.locale ?? tag, {
      ...pack.dates,
      timeZone: "UTC",
      numberingSystem: "latn",
    });
    const days = Array.from({ length: 365 }, (_, day) => format.format(Date.UTC(2026, 0, 1 + day)));
    expect(new Set(days).size).toBe(365);
    for (const day of days) expect(day).toMatch(/^[^\p{Nd}]*(?:[0-9]{1,2}[^\p{Nd}]*){1,2}$/u);
  });
});
