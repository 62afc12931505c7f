import { describe, expect, test } from "vitest";
import { numberWords } from "../../../../infra/content/new-language/number-words.ts";
import { inWords } from "../../../../infra/content/new-language/rbnf.ts";

describe("numbers in words by CLDR's rules", () => {
  test.each<[language: string, number: number, form: string]>([
    ["vi", 15, "mười lăm"],
    ["vi", 21, "hai mươi mốt"],
    ["es", 22, "veintidós"],
    ["es", 31, "treinta y uno"],
    ["fr", 71, "soixante-et-onze"],
    ["fr", 80, "quatre-vingts"],
    ["fr", 99, "quatre-vingt-dix-neuf"],
    ["de", 21, "einundzwanzig"],
    ["da", 75, "femoghalvfjerds"],
    ["km", 99, "កៅសិបប្រាំបួន"],
    ["th", 21, "ยี่สิบเอ็ด"],
    ["my", 11, "ဆယ့်တစ်"],
    ["ar", 21, "واحد وعشرون"],
    ["pt-BR", 2, "duas"],
    ["ru", 40, "сорок"],
  ])("%s: %i is %s", (language, number, form) => {
    expect(numberWords(language)?.[number]).toContain(form);
  });

  test.each(["vi", "es", "fr", "de", "km", "th", "my", "ar", "hi", "ja", "sw", "fil"])(
    "%s has 0 to 99, and no form twice",
    (language) => {
      const words = numberWords(language) ?? [];
      expect(words).toHaveLength(100);
      expect(new Set(words.flat()).size).toBe(words.flat().length);
      expect(words.flat().filter((form) => /\d|\s\s|^\s|\s$|[\u00ad\u200b→←=[\]]/.test(form))).toEqual([]);
    },
  );

  test("a language without rules has none", () => {
    expect(numberWords("ug")).toBeUndefined();
  });

  test("rules that lead to no words, or round in a circle, give none", () => {
    expect(inWords({ "%a": [["0", "=%a=;"]] }, "%a", 3, "en")).toBeUndefined();
    expect(inWords({ "%a": [["0", "=%b=;"]] }, "%a", 3, "en")).toBeUndefined();
    expect(inWords({ "%a": [["0", "=#,##0=;"]] }, "%a", 3, "en")).toBeUndefined();
  });
});
