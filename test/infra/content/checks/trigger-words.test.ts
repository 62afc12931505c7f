import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { triggerWords } from "../../../../infra/content/checks/trigger-words.ts";
import { type Change, copyWith, guide, odd, only, words } from "../copies.ts";

const { problemsIn } = only(triggerWords);

const keyword = (word: string): Change => [guide, "any: [metfone]", `any: [metfone, "${word}"] # <-`];
const where = "page carrier.metfone, keywords, any";

describe("a keyword that would not be heard as one", () => {
  test.each([
    ["menu", "is the command menu everywhere: choose another word"],
    ["下一步", "is the command next everywhere: choose another word"],
    ["english", "is the command en everywhere: choose another word"],
    ["hello", "is a word of greeting or thanks everywhere: choose another word"],
    ["OK", "is a word of greeting or thanks everywhere: choose another word"],
    ["12", "is a number, which replies to a list: choose another word"],
    ["two", "is a number, which replies to a list: choose another word"],
    ["一", "is a number, which replies to a list: choose another word"],
    ["៣", "is a number, which replies to a list: choose another word"],
    ["b", "is a single letter, which is in too many sentences: choose another word"],
    ["123456", "is taken for a secret code: choose another word"],
    ["www.metfone.com", "is taken for a link: choose another word"],
  ])("%s", (word, says) => {
    const { folder, here } = copyWith(keyword(word));
    expect(problemsIn(folder)).toContainEqual(`content/${guide}:${here(guide)} ${where}: "${word}" ${says}`);
  });

  test("one that another page has: the first page keeps it", () => {
    const { folder } = copyWith(keyword("smart"));
    const says = '"smart" is a keyword of cancel-sim-kh already, which leads to the page carrier.metfone';
    expect(problemsIn(folder)).toEqual([expect.stringContaining(`page carrier.smart, keywords, any: ${says}`)]);
  });

  test("one that stands in a longer one, and would win as a page's word does", () => {
    const { folder } = copyWith([guide, "any: [sim,", "any: [my bank sim, sim,"]);
    const says =
      'keywords, any: "my bank sim" is a keyword of cancel-sim-kh already, which leads to the page unlink.bank';
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
  });

  test("a sentence that opts out", () => {
    const { folder } = copyWith([guide, "km: [គេហទំព័រ]", "km: [សូមឈប់]"]);
    const says = 'page online, step 1, keywords, km: "សូមឈប់" is an opt-out word everywhere: choose another word';
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
  });

  test("what people are told to send, and nobody listens for", () => {
    const { folder } = copyWith([guide, "advertise: { zh: 注销, en: SIM,", "advertise: { zh: 注销, en: SIMON,"]);
    const says = 'advertise, en: "SIMON" is not one of the guide\'s keywords: add it there';
    expect(problemsIn(folder)).toContainEqual(expect.stringContaining(says));
  });
});

const second = `guide: zwei
name: { zh: 乙, en: Second, km: ខ }
languages: [en]
start: menu
done: menu
hours: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }
calendar: cambodia
advertise: { en: zwei }
keywords:
  en: [zwei, Ｓim] # <-
keys: {}
pages:
  menu:
    text: { en: "{#menu}" }
`;

test("a keyword that another guide has", () => {
  const { folder, here } = copyWith();
  writeFileSync(join(folder, "guides/zwei.yaml"), second);
  const says = 'keywords, en: "Ｓim" is a keyword of cancel-sim-kh already: remove it from one of them';
  expect(problemsIn(folder)).toEqual([`content/guides/zwei.yaml:${here("guides/zwei.yaml")} ${says}`]);
});

describe("an answer that would not be heard as one", () => {
  const other = "- { to: why, label: { zh: 乙, en: B, km: ខ }, words: { any: [x] } }\n";
  const answer = (rest: string) =>
    odd(
      `text: { zh: 甲, en: A, km: ក }\nchoices:\n${other}- { to: prep, label: { zh: 丙, en: C, km: គ }${rest} } # <-`,
    );
  const labelled = (label: string) =>
    odd(
      `text: { zh: 甲, en: A, km: ក }\nchoices:\n${other}- { to: prep, label: { zh: 丙, en: ${label}, km: គ } } # <-`,
    );

  test.each([
    [answer(', words: { any: ["next"] }'), 'words, any: "next" is the command next everywhere here'],
    [answer(", words: { zh: [返回] }"), 'words, zh: "返回" is the command back everywhere here'],
    [answer(', words: { any: ["1"] }'), 'words, any: "1" is a number, and the list assigns the numbers'],
    [answer(", words: { any: [one] }"), 'words, any: "one" is a number, and the list assigns the numbers'],
    [answer(', words: { any: ["3"] }'), 'words, any: "3" is a number, and the list assigns the numbers'],
    [labelled("Back"), 'label, en: "Back" is the command back everywhere here'],
    [labelled("B"), 'label, en: "B" is not understood as it stands here'],
  ])("%#", (change, says) => {
    const { folder, here } = copyWith(change);
    const problem = `content/${guide}:${here(guide)} page odd, choice 2, ${says}: write it in another way`;
    // What two of them say is neither's.
    expect(problemsIn(folder).filter((line) => line.includes("choice 2"))).toEqual([problem]);
  });

  test("any other may be one", () => {
    expect(problemsIn(copyWith(answer(", words: { any: [metfone, yes, 谢谢, OK] }")).folder)).toEqual([]);
    expect(problemsIn(copyWith(labelled("Prepare it")).folder)).toEqual([]);
    // A word of two answers asks which of them is meant.
    expect(problemsIn(copyWith(answer(", words: { any: [X] }")).folder)).toEqual([]);
  });
});

test.each<[what: string, change: Change, says: string]>([
  [
    "two commands",
    [words, "any: [menu, main menu]", "any: [menu, back]"],
    'menu, any: "back" is the command back everywhere',
  ],
  [
    "thanks that is a command",
    [words, "any: [ok, okay,", "any: [ok, again,"],
    'thanks, any: "again" is the command repeat',
  ],
  [
    "a greeting that opens a guide",
    [words, "any: [hi, hello,", "any: [hi, esim,"],
    'greetings, any: "esim" is a keyword of',
  ],
])("a word of words.yaml that is listed twice: %s", (_, change, says) => {
  expect(problemsIn(copyWith(change).folder)).toContainEqual(expect.stringContaining(says));
});
