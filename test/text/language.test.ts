import { expect, test } from "vitest";
import { type Language, languageOfScript } from "../../functions/text/language.ts";
import { content } from "../../functions/wiring/content.ts";

const table: [text: string, language: Language | undefined][] = [
  ["注销", "zh"],
  ["註銷", "zh"],
  ["SIM卡", "zh"],
  ["二", "zh"],
  ["បិទស៊ីម", "km"],
  ["SIM បិទ", "km"],
  ["២", "km"],
  ["ចិន 中文", "km"],
  ["中文 ចិន", "km"],
  // Readers of every language type Latin letters, digits and pictures.
  ["SIM", undefined],
  ["cancel my sim", undefined],
  ["español ñ", undefined],
  ["2", undefined],
  ["２", undefined],
  ["2️⃣", undefined],
  ["👋", undefined],
  ["?!。，", undefined],
  ["", undefined],
  // Scripts of languages that no guide is in.
  ["สวัสดี", undefined],
  ["한글", undefined],
  ["ひらがな", undefined],
  ["привет", undefined],
];

test.each(table)("the script of %j shows the language: %s", (text, language) => {
  expect(languageOfScript(content.languages, text)).toBe(language);
});
