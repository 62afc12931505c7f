import { expect, test } from "vitest";
import { containsWord } from "../../../functions/engine/listen/contains-word.ts";
import { fold } from "../../../functions/text/fold.ts";

test.each<[text: string, word: string, contains: boolean]>([
  ["i lost my sim", "sim", true],
  ["a simple thing", "sim", false],
  ["my receipts", "receipt", true],
  ["我的sim卡", "sim", true],
  ["tôi mất sim rồi", "mất", true],
  ["mấy giờ", "mấ", false],
  // Arabic, Cyrillic and Devanagari words have edges, as Latin ones have.
  ["لا شكرا", "لا", true],
  ["اهلا وسهلا", "لا", false],
  ["нет спасибо", "нет", true],
  ["интернета", "нет", false],
  ["सिम खो गया", "सिम", true],
  ["सिमला", "सिम", false],
  // In a script without spaces a word is found anywhere, but never without the signs of its last letter.
  ["注销电话卡", "电话卡", true],
  ["ซิมหายแล้ว", "หาย", true],
  ["ซิมที่", "ท", false],
  ["ကတ်ပျောက်သွားပြီ", "ပျောက်", true],
  ["ကတ်ပျောက်သွားပြီ", "ပျော", false],
  ["ស៊ីមបាត់", "បាត់", true],
  ["ស៊ីមបាត់", "ប", false],
])("%s: contains %s: %s", (text, word, contains) => {
  expect(containsWord(fold(word), fold(text))).toBe(contains);
});
