import { expect, test } from "vitest";
import { fold } from "../../functions/text/fold.ts";
import { content } from "../../functions/wiring/content.ts";

const table: [typed: string, folded: string][] = [
  ["SIM", "sim"],
  ["ＳＩＭ", "sim"],
  ["  cancel \t my\n\n sim  ", "cancel my sim"],
  ["\u3000注销\u3000", "注销"],
  ["STOP.", "stop"],
  ["“Stop!”", "stop"],
  ["¿stop?", "stop"],
  ["stop 🙏🏽", "stop"],
  ["❤️ok❤️", "ok"],
  ["don't", "dont"],
  ["don’t", "dont"],
  ["I´m", "im"],
  ["'sim'", "sim"],
  ["e-sim", "e sim"],
  ["cancel_my-sim", "cancel my sim"],
  ["S T O P", "stop"],
  ["s.t.o.p", "stop"],
  ["t d", "t d"],
  ["a 2 b", "a 2 b"],
  // Prices and percentages are no numbers of a list.
  ["$5", "$5"],
  ["5៛!", "5៛"],
  ["2%", "2%"],
  ["1-3", "1-3"],
  // Invisible characters: zero-width space, joiner and mark, soft hyphen, word joiner.
  ["បិទ\u200bស៊ីម", "បិទសីម"],
  ["si\u00adm", "sim"],
  ["\ufeffsim\u2060", "sim"],
  ["\u202asim\u202c", "sim"],
  ["ខ្មែរ\u17b5", "ខ្មែរ"],
  // Digits in all forms.
  ["２", "2"],
  ["២", "2"],
  ["٢", "2"],
  ["२", "2"],
  ["๒", "2"],
  ["𝟚", "2"],
  ["②", "2"],
  ["❷", "2"],
  ["➁", "2"],
  ["➋", "2"],
  ["⑵", "2"],
  ["⒉", "2"],
  ["2️⃣", "2"],
  ["🔟", "10"],
  ["⓶", "2"],
  ["⓬", "12"],
  ["Ⅱ", "2"],
  ["ⅻ", "12"],
  ["〢", "2"],
  ["៲", "2"],
  ["①②", "12"],
  ["㈡", "二"],
  ["㊁", "二"],
  // Traditional characters.
  ["註銷", "注销"],
  ["退訂", "退订"],
  ["營業廳", "营业厅"],
  ["刪除", "删除"],
  ["回覆甚麼", "回复什么"],
  // Chinese and Khmer have no spaces between words, or any.
  ["注 销", "注销"],
  ["sim 卡", "sim卡"],
  ["បិទ ស៊ីម", "បិទសីម"],
  // Nor have Thai, Lao and Burmese; Arabic has.
  ["ซิม หาย", "ซิมหาย"],
  ["ຊິມ ເສຍ", "ຊິມເສຍ"],
  ["ဆင်းမ် ပျောက်", "ဆင်းမ်ပျောက်"],
  ["الشريحة  ضاعت", "الشريحه ضاعت"],
  // One Khmer word, as different keyboards and people type it.
  ...["ស៊ីម", "សុីម", "សី៊ម", "សុ៊ីម", "សីម"].map((typed): [string, string] => [typed, "សីម"]),
  ...["ម្តងទៀត", "ម្ដងទៀត"].map((typed): [string, string] => [typed, "ម្តងទៀត"]),
  ...["ឈប់", "ឈប", "ឈប់ៗ"].map((typed): [string, string] => [typed, "ឈប"]),
  ...["ឱ្យ", "ឲ្យ", "អោយ"].map((typed): [string, string] => [typed, "ឱ្យ"]),
  ...["ផ្ញើ", "ផ្ញេី"].map((typed): [string, string] => [typed, "ផ្ញើ"]),
  ...["ស្ត្រី", "ស្រ្តី", "ស្ដ្រី"].map((typed): [string, string] => [typed, "ស្ត្រី"]),
  ...["កុំ", "កំុ"].map((typed): [string, string] => [typed, "កុំ"]),
  // Texts that fold to nothing.
  ["", ""],
  [" \n\t ", ""],
  ["?!…。、", ""],
  ["👍🏿", ""],
  ["👨‍👩‍👧‍👦", ""],
  ["🇰🇭", ""],
  ["\u200b\u200d\ufe0f", ""],
];

test.each(table)("%j folds to %j", (typed, folded) => {
  expect(fold(typed)).toBe(folded);
  expect(fold(folded)).toBe(folded);
});

test("the ten digits of every script fold to 0-9", () => {
  const scripts = Intl.supportedValuesOf("numberingSystem").map((script) => {
    const format = new Intl.NumberFormat(`en-u-nu-${script}`, { useGrouping: false });
    return [script, Array.from({ length: 10 }, (_, digit) => format.format(digit)).join("")] as const;
  });
  const decimal = scripts.filter(([, digits]) => /^\p{Nd}+$/u.test(digits));
  expect(decimal.length).toBeGreaterThan(50);
  expect(decimal.filter(([, digits]) => fold(digits) !== "0123456789")).toEqual([]);
});

test("folding a character twice changes nothing more", () => {
  const characters = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
  const changing = characters.filter((character) => {
    if (/[\p{Cn}\p{Co}\p{Cs}]/u.test(character)) return false;
    const folded = fold(`a${character}a`);
    return fold(folded) !== folded;
  });
  expect(changing).toEqual([]);
});

test("every word that the content listens for is folded already, and none folds to nothing", () => {
  const words = [
    ...Object.keys(content.lexicon.exact),
    ...[...content.lexicon.keywords.all()].map(({ phrase }) => phrase),
  ];
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => word === "" || fold(word) !== word)).toEqual([]);
});
