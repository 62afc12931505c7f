import { expect, test } from "vitest";
import { numberIn } from "../../../functions/engine/listen/number-in.ts";
import { fold } from "../../../functions/text/fold.ts";
import { content } from "../../../functions/wiring/content.ts";

/** Zero to ten, in the words and scripts that people type. */
const counted = {
  ascii: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
  "full width": ["０", "１", "２", "３", "４", "５", "６", "７", "８", "９", "１０"],
  "Khmer digits": ["០", "១", "២", "៣", "៤", "៥", "៦", "៧", "៨", "៩", "១០"],
  "keycap emoji": ["0️⃣", "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "1️⃣0️⃣"],
  circled: ["⓪", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"],
  Chinese: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"],
  "formal Chinese": ["〇", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾"],
  English: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
  Khmer: ["សូន្យ", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន", "ដប់"],
};

test.each(Object.entries(counted))("nought to ten, %s", (_, words) => {
  expect(words.map((word) => numberIn(content.lexicon, fold(word)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

const listed: [typed: string, number: number][] = [
  ["02", 2],
  ["12", 12],
  ["两", 2],
  ["貳", 2],
  ["參", 3],
  ["no. 2", 2],
  ["No2", 2],
  ["№2", 2],
  ["第2步", 2],
  ["第二", 2],
  ["第二個", 2],
  ["第十二项", 12],
  ["2号", 2],
  ["二號", 2],
  ["ទី២", 2],
  ["ទីពីរ", 2],
  ["1st", 1],
  ["second", 2],
  ["the third one", 3],
  ["3rd option", 3],
  ["tow", 2],
  ["O", 0],
];

test.each(listed)("%j is %d", (typed, number) => {
  expect(numberIn(content.lexicon, fold(typed))).toBe(number);
});

const none = [
  "",
  "half",
  "½",
  "someone",
  "stone",
  "tend",
  "no",
  "the one",
  "two days",
  "2天",
  "2个",
  "第二天",
  "一下",
  "两天",
  "100",
  "1202",
  "constructor",
  "1 2",
  "1-3",
];

test.each(none)("%j is no number of a list", (typed) => {
  expect(numberIn(content.lexicon, fold(typed))).toBeUndefined();
});
