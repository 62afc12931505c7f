import { expect, test } from "vitest";
import { reservedWords } from "../../../../infra/content/checks/reserved-words.ts";
import { copyWith, english, guide, odd, only, words } from "../copies.ts";

const { problemsIn } = only(reservedWords);

const text = "text: &t { zh: 甲, en: A, km: ក }\n";
const choices = (...choices: string[]) =>
  odd(`${text}choices:\n${choices.map((choice) => `- { to: menu, ${choice} } # <-`).join("\n")}`);
const label = (word: string) => `label: { zh: 甲, en: "${word}", km: ក }`;
const answer = (word: string) => `label: *t, words: { any: [b, "${word}"] }`;

/** Problems without their lines. */
const placesIn = (folder: string) => problemsIn(folder).map((problem) => problem.replace(/:\d+ /, " "));

test("a word that is taken is reported, in every place where a person may send it", () => {
  const { folder } = copyWith(
    [guide, "any: [sim,", "any: [sim, End, 退訂, YES,"],
    [guide, "any: [metfone]", "any: [info]"],
    [guide, "km: [គេហទំព័រ]", "km: [ឈប់]"],
    [guide, "advertise: { zh: 注销,", "advertise: { zh: 停止,"],
    [guide, "en: Find the cancel page,", "en: Cancel,"],
    [english, "label: Erase", "label: Unsubscribe"],
    choices(answer("Quit"), answer("info"), label("Cancel"), label("Yes!")),
  );
  const keywords: [place: string, says: string][] = [
    ["advertise, zh", '"停止" is an opt-out word'],
    ["keywords, any", '"End" is an opt-out word'],
    ["keywords, any", '"退訂" is an opt-out word'],
    ["keywords, any", '"YES" is an opt-in word'],
    ["page online, step 1, keywords, km", '"ឈប់" is an opt-out word'],
    ["page carrier.metfone, keywords, any", '"info" is a word for help'],
  ];
  const answers: [place: string, says: string][] = [
    ["page odd, choice 1, words, any", '"Quit" is an opt-out word'],
    ["page odd, choice 2, words, any", '"info" is a word for help'],
    ["page odd, choice 3, label, en", '"Cancel" is an opt-out word'],
    ["page odd, choice 4, label, en", '"Yes!" is an opt-in word'],
    ["page online, step 3, label, en", '"Cancel" is an opt-out word'],
  ];
  expect(placesIn(folder).toSorted()).toEqual(
    [
      ...keywords.map(([place, says]) => `content/${guide} ${place}: ${says} everywhere: choose another keyword`),
      ...answers.map(([place, says]) => `content/${guide} ${place}: ${says} everywhere: say it another way`),
      `content/${english} page delete, choice /deleted, label: "Unsubscribe" is an opt-out word everywhere: say it another way`,
    ].toSorted(),
  );
});

test("the report has the line", () => {
  const { folder, here } = copyWith(choices(answer("Quit")));
  expect(problemsIn(folder)[0]).toMatch(`content/${guide}:${here(guide)} `);
});

test("YES may answer a question, and what stops all messages may be called so", () => {
  const stop = "{ to: /stop, label: { zh: 退订, en: Stop, km: ឈប់ } }";
  const { folder } = copyWith(odd(`${text}choices:\n- { to: menu, ${answer("yes")} }\n- ${stop}`));
  expect(problemsIn(folder)).toEqual([]);
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

test("the words that networks act on must be in words.yaml", () => {
  const { folder } = copyWith(
    [words, " REVOKE,", ""],
    [words, " UNSTOP,", ""],
    [words, "help: [help, info]", "help: [help]"],
  );
  expect(placesIn(folder)).toEqual([
    `content/${words} optOut: REVOKE is missing: Twilio acts on it, so add it`,
    `content/${words} optIn: UNSTOP is missing: Twilio acts on it, so add it`,
    `content/${words} commands, help: INFO is missing: Twilio acts on it, so add it`,
  ]);
});
