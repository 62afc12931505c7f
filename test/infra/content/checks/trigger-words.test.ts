import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { triggerWords } from "../../../../infra/content/checks/trigger-words.ts";
import { type Change, copyWith, english, guide, only, words } from "../copies.ts";

const { problemsIn } = only(triggerWords);

const where = "page carrier.metfone, keywords, any";

describe("a keyword that would not be understood as one", () => {
  test("each is reported at its line, with what it is taken for", () => {
    const taken = [
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
    ];
    const lines = taken.map(([word]) => `\n          "${word}",`);
    const { folder, here } = copyWith([guide, "any: [metfone]", `any: [metfone, # <-${lines.join("")}\n        ]`]);
    const problems = problemsIn(folder).filter((line) => line.includes(where));
    expect(problems).toEqual(
      taken.map(([word, says], i) => `content/${guide}:${here(guide) + 1 + i} ${where}: "${word}" ${says}`),
    );
  });

  test("one that another page has, one that stands in a longer one, a sentence that opts out, one that is only advertised", () => {
    const { folder } = copyWith(
      [guide, "any: [metfone]", 'any: [metfone, "smart"]'],
      // A page's word wins over the guide's.
      [guide, "any: [sim,", "any: [my bank sim, sim,"],
      [guide, "km: [គេហទំព័រ]", "km: [សូមឈប់]"],
      [guide, "advertise: { zh: 注销, en: SIM,", "advertise: { zh: 注销, en: SIMON,"],
    );
    const smart = '"smart" is a keyword of cancel-sim-kh already, which leads to the page carrier.metfone';
    const bank = '"my bank sim" is a keyword of cancel-sim-kh already, which leads to the page unlink.bank';
    const problems = problemsIn(folder).map((problem) => problem.replace(`content/${guide}:`, "").replace(/^\d+ /, ""));
    expect(problems).toEqual([
      'advertise, en: "SIMON" is not one of the guide\'s keywords: add it there',
      `keywords, any: ${bank}: remove it from one of them`,
      'page online, step 1, keywords, km: "សូមឈប់" is an opt-out word everywhere: choose another word',
      `page carrier.smart, keywords, any: ${smart}: remove it from one of them`,
    ]);
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

describe("an answer that would not be understood as one", () => {
  /** Pages of five lines, whose second answer is given. */
  const pages = (...answers: string[]): Change => {
    const page = (answer: string, i: number) => `  odd-${i}:
    text: { zh: 甲, en: A, km: ក }
    choices:
      - { to: why, label: { zh: 乙, en: B, km: ខ }, words: { any: [x] } }
      - { to: prep, ${answer} } # <-
`;
    return [guide, "\npages:\n", `\npages:\n${answers.map(page).join("")}`];
  };
  const answer = (words: string) => `label: { zh: 丙, en: C, km: គ }, words: { ${words} }`;
  const labelled = (label: string) => `label: { zh: 丙, en: ${label}, km: គ }`;

  test("each is reported at its line, with what it is taken for", () => {
    const taken: [answer: string, says: string][] = [
      [answer('any: ["next"]'), 'words, any: "next" is the command next everywhere here'],
      [answer("zh: [返回]"), 'words, zh: "返回" is the command back everywhere here'],
      [answer('any: ["1"]'), 'words, any: "1" is a number, and the list assigns the numbers'],
      [answer("any: [one]"), 'words, any: "one" is a number, and the list assigns the numbers'],
      [answer('any: ["3"]'), 'words, any: "3" is a number, and the list assigns the numbers'],
      [labelled("Back"), 'label, en: "Back" is the command back everywhere here'],
      [labelled("B"), 'label, en: "B" is also the label of the choice that leads to why'],
    ];
    const { folder, here } = copyWith(pages(...taken.map(([answer]) => answer)));
    // A label of two answers belongs to neither: "B" is reported for the first one, too.
    const problems = problemsIn(folder).filter((line) => line.includes("choice 2"));
    expect(problems).toEqual(
      taken.map(([, says], i) => {
        const line = here(guide) + 5 * i;
        const mend = says.includes("also")
          ? "write them so that people can tell them apart"
          : "write it in another way";
        return `content/${guide}:${line} page odd-${i}, choice 2, ${says}: ${mend}`;
      }),
    );
  });

  test("any other may be one, and for a word of two answers the person is asked", () => {
    const others = [answer("any: [metfone, yes, 谢谢, OK]"), labelled("Prepare it"), answer("any: [X]")];
    expect(problemsIn(copyWith(pages(...others)).folder)).toEqual([]);
  });
});

test("a keyword that is a piece of words for all guides is reported once, in its guide", () => {
  const { folder, here } = copyWith(
    [guide, "any: [metfone]", 'any: [metfone,\n        "problem"] # <-'],
    [english, "thanks: [", "thanks: [no problem, no problem at all, "],
  );
  const says = '"problem" is in "no problem" and 1 more that everyone may send: choose a longer keyword';
  expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} ${where}: ${says}`]);
});

test("a word of words.yaml that is listed twice", () => {
  const { folder } = copyWith(
    [words, "menu: [menu, main menu]", "menu: [menu, back]"],
    [words, "thanks: [ok, okay,", "thanks: [ok, again,"],
    [words, "greetings: [hi, hello,", "greetings: [hi, esim,"],
  );
  const problems = problemsIn(folder).map((line) => line.replace(/:\d+/, ""));
  expect(problems).toEqual([
    'content/guides/cancel-sim-kh.yaml keywords, any: "esim" is a word of greeting or thanks everywhere: choose another word',
    'content/words.yaml commands, menu: "back" is the command back everywhere: remove one of them',
    'content/words.yaml thanks: "again" is the command repeat everywhere: remove one of them',
  ]);
});
