import { expect, test } from "vitest";
import { fold } from "../../functions/text/fold.ts";
import { numeralOf } from "../../functions/text/numerals.ts";

/** What ten is worth and below, in the words and scripts that people text. */
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
  expect(words.map((word) => numeralOf(fold(word)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

const dressed: [typed: string, number: number][] = [
  ["2.", 2],
  ["2)", 2],
  ["(2)", 2],
  ["#2", 2],
  ["02", 2],
  ["两", 2],
  ["貳", 2],
  ["Two!", 2],
  ["no. 2", 2],
  ["number two", 2],
  ["reply 2", 2],
  ["Option 3, please", 3],
  ["I choose 2", 2],
  ["2 thanks", 2],
  ["thank you, 2", 2],
  ["第2步", 2],
  ["第二步", 2],
  ["步骤2", 2],
  ["选2", 2],
  ["我选2", 2],
  ["选择第3项", 3],
  ["选项3", 3],
  ["回复2", 2],
  ["请按2", 2],
  ["2吧，谢谢", 2],
  ["2号", 2],
  ["ជ្រើសរើស 2", 2],
  ["លេខ ៣", 3],
  ["ជំហានទី ២", 2],
  ["12", 12],
];

test.each(dressed)("%j is %d", (typed, number) => {
  expect(numeralOf(fold(typed))).toBe(number);
});

const several = ["1-3", "1~3", "1～3", "1/2", "1 2", "1,2", "1、2", "1 & 2", "1+2", "1 or 2", "one and two", "12 3"];
const severalElsewhere = ["1或2", "1或者2", "一和三", "1到3", "1 ឬ 2", "1 និង 2", "press 1 or 2"];

test.each([...several, ...severalElsewhere])("%j is more than one, and never guessed at", (typed) => {
  expect(numeralOf(fold(typed))).toBe("several");
});

const prose = [
  "",
  "no",
  "number",
  "the",
  "请",
  "ទី",
  "123",
  "2026",
  "i have 2 sims",
  "2 days",
  "2天",
  "两天",
  "一下",
  "my number is 2 long",
  "half",
  "½",
  "someone",
  "anyone",
  "stone",
  "tend",
  "注销2张卡",
  "no one",
  "the one",
  "constructor",
  "1202",
  "*1201#",
  "+85510000001",
  "ខ្ញុំមាន 2 ស៊ីម",
];

test.each(prose)("%j is no choice", (typed) => {
  expect(numeralOf(fold(typed))).toBeUndefined();
});
