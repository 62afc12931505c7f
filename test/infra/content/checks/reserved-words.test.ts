import { describe, expect, test } from "vitest";
import { reservedWords } from "../../../../infra/content/checks/reserved-words.ts";
import { type Change, copyWith, guide, odd, only, words } from "../copies.ts";

const { problemsIn } = only(reservedWords);

const text = "text: &t { zh: 甲, en: A, km: ក }\n";
const choice = (rest: string) => odd(`${text}choices:\n- { to: menu, ${rest} } # <-`);
const label = (word: string) => choice(`label: { zh: 甲, en: "${word}", km: ក }`);
const answer = (word: string) => choice(`label: *t, words: { any: [b, "${word}"] }`);

describe("a word that is taken", () => {
  test.each<[what: string, change: Change, says: string]>([
    ["an opt-out keyword", [guide, "any: [sim,", "# <-\n  any: [sim, End,"], "keywords, any: "],
    ["a keyword that is our own opt-out", [guide, "any: [sim,", "# <-\n  any: [sim, 退訂,"], "keywords, any: "],
    ["an opt-in keyword", [guide, "any: [sim,", "# <-\n  any: [sim, YES,"], "keywords, any: "],
    [
      "a page's keyword for help",
      [guide, "any: [metfone]", "any: [info] # <-"],
      "page carrier.metfone, keywords, any: ",
    ],
    ["a step's keyword", [guide, "km: [គេហទំព័រ]", "km: [ឈប់] # <-"], "page online, step 1, keywords, km: "],
    ["what people are told to send", [guide, "advertise: { zh: 注销,", "advertise: { zh: 停止,"], "advertise, zh: "],
    ["an answer that opts out", answer("Quit"), "page odd, choice 1, words, any: "],
    ["an answer that gets help", answer("info"), "page odd, choice 1, words, any: "],
    ["a button that opts out", label("Cancel"), "page odd, choice 1, label, en: "],
    ["a button that opts in", label("Yes!"), "page odd, choice 1, label, en: "],
    ["a step's button", [guide, "en: Find the cancel page,", "en: Cancel,"], "page online, step 3, label, en: "],
    ["a button of words.yaml", [words, "en: Erase,", "en: Unsubscribe,"], "page delete, choice 1, label, en: "],
  ])("%s", (_, change, place) => {
    const problems = problemsIn(copyWith(change).folder);
    expect(problems).toEqual([expect.stringContaining(` ${place}"`)]);
    expect(problems[0]).toMatch(/" is (an opt-out word|an opt-in word|a word for help) everywhere: /);
  });

  test("the line is told", () => {
    const { folder, here } = copyWith(answer("Quit"));
    expect(problemsIn(folder)[0]).toMatch(`content/${guide}:${here(guide)} `);
  });
});

test.each<[what: string, change: Change]>([
  ["YES may answer a question", answer("yes")],
  [
    "what stops all messages may be called so",
    odd(`${text}choices:\n- { to: /stop, label: { zh: 退订, en: Stop, km: ឈប់ } }`),
  ],
])("%s", (_, change) => {
  expect(problemsIn(copyWith(change).folder)).toEqual([]);
});

test.each(["stop my sim", "Cancel SIM", "yes sim"])(
  "what people are told to send must not even begin with one: %s",
  (word) => {
    const problems = problemsIn(
      copyWith([guide, "advertise: { zh: 注销, en: SIM,", `advertise: { zh: 注销, en: ${word},`]).folder,
    );
    expect(problems).toContainEqual(expect.stringMatching(/ advertise, en: ".*" begins with an opt-(in|out) word: /));
  },
);

test.each<[word: string, change: Change, place: string]>([
  ["REVOKE", [words, " REVOKE,", ""], "optOut"],
  ["UNSTOP", [words, " UNSTOP,", ""], "optIn"],
  ["INFO", [words, "any: [help, info]", "any: [help]"], "commands, help"],
])("%s must be listened for", (word, change, place) => {
  expect(problemsIn(copyWith(change).folder)).toEqual([
    expect.stringContaining(` ${place}: ${word} is missing: Twilio acts on it, so add it`),
  ]);
});
