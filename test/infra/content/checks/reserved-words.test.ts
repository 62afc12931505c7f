import { describe, expect, test } from "vitest";
import { reservedWords } from "../../../../infra/content/checks/reserved-words.ts";
import { triggerWords } from "../../../../infra/content/checks/trigger-words.ts";
import { type Change, copyWith, guide, only, words } from "../copies.ts";

const { problemsIn, problemsOfEach } = only(reservedWords);

const text = "text: &t { zh: 甲, en: A, km: ក }\n";
const choice = (rest: string) => `${text}choices:\n- { to: menu, ${rest} } # <-`;
const label = (word: string) => choice(`label: { zh: 甲, en: "${word}", km: ក }`);
const answer = (word: string) => choice(`label: *t, words: { any: [b, "${word}"] }`);

const isReserved = /" is (an opt-out word|an opt-in word|a word for help) everywhere: /;

const allowed: [what: string, page: string][] = [
  ["YES may answer a question", answer("yes")],
  [
    "what stops all messages may be called so",
    `${text}choices:\n- { to: /stop, label: { zh: 退订, en: Stop, km: ឈប់ } }`,
  ],
];

describe("a word that is taken", () => {
  const changed: [what: string, change: Change, place: string][] = [
    ["an opt-out keyword", [guide, "any: [sim,", "any: [sim, End,"], 'keywords, any: "End"'],
    ["a keyword that is our own opt-out", [guide, "any: [sim,", "any: [sim, 退訂,"], 'keywords, any: "退訂"'],
    ["an opt-in keyword", [guide, "any: [sim,", "any: [sim, YES,"], 'keywords, any: "YES"'],
    ["a page's keyword for help", [guide, "any: [metfone]", "any: [info]"], "page carrier.metfone, keywords, any: "],
    ["a step's keyword", [guide, "km: [គេហទំព័រ]", "km: [សូមឈប់]"], "page online, step 1, keywords, km: "],
    ["what people are told to send", [guide, "advertise: { zh: 注销,", "advertise: { zh: 停止,"], "advertise, zh: "],
    ["a step's button", [guide, "en: Find the cancel page,", "en: Cancel,"], "page online, step 3, label, en: "],
    ["a button of words.yaml", [words, "en: Erase,", "en: Unsubscribe,"], "page delete, choice 1, label, en: "],
  ];
  let found: string[] | undefined;

  test.each(changed)("%s", (_, change, place) => {
    // All are changed at once, and each is found in its own place. A phrase that opts out is found by who listens.
    found ??= only(reservedWords, triggerWords).problemsIn(copyWith(...changed.map(([, each]) => each)).folder);
    const problems = found.filter((line) => line.includes(` ${place}`));
    expect(problems).toEqual([expect.stringMatching(isReserved)]);
    expect(problems[0]).toContain(`content/${change[0]}:`);
    expect(found).toHaveLength(changed.length);
  });

  const added: [what: string, page: string, place: string][] = [
    ["an answer that opts out", answer("Quit"), "page odd, choice 1, words, any: "],
    ["an answer that gets help", answer("info"), "page odd, choice 1, words, any: "],
    ["a button that opts out", label("Cancel"), "page odd, choice 1, label, en: "],
    ["a button that opts in", label("Yes!"), "page odd, choice 1, label, en: "],
  ];
  const on = problemsOfEach([...added.map(([, page]) => page), ...allowed.map(([, page]) => page)]);

  test.each(added)("%s, and the line is told", (_, page, place) => {
    const { problems, here } = on(page);
    expect(problems).toEqual([expect.stringContaining(`content/${guide}:${here} ${place}"`)]);
    expect(problems[0]).toMatch(isReserved);
  });

  test.each(allowed)("%s", (_, page) => {
    expect(on(page).problems).toEqual([]);
  });
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
