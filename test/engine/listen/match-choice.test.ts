import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Option } from "../../../functions/engine/guide/places.ts";
import { matchChoice } from "../../../functions/engine/listen/match-choice.ts";
import { fold } from "../../../functions/text/fold.ts";
import { content } from "../../../functions/wiring/content.ts";

const ways = Array.from({ length: 10 }, (_, number) => ({ number, to: `page${number}` }));
const chosen = (typed: string, offered = ways) => {
  const choice = matchChoice(content.lexicon, offered, fold(typed));
  return typeof choice === "object" ? choice.number : choice;
};

const dressed: [typed: string, number: number][] = [
  ["2.", 2],
  ["2)", 2],
  ["(2)", 2],
  ["02", 2],
  ["Two!", 2],
  ["number two", 2],
  ["Option 3, please", 3],
  ["I choose 2", 2],
  ["2 thanks", 2],
  ["thank you, 2", 2],
  ["第二步", 2],
  ["步骤2", 2],
  ["步骤 2", 2],
  ["第 2 步", 2],
  ["选2", 2],
  ["选项3", 3],
  ["请按2", 2],
  ["2吧，谢谢", 2],
  ["ជំហានទី ២", 2],
  ["សូមចុចលេខ ៣ បង", 3],
  ["two two", 2],
];

test.each(dressed)("%j is %d", (typed, number) => {
  expect(chosen(typed)).toBe(number);
});

const several = [
  "1-3",
  "1~3",
  "1～3",
  "1/2",
  "1 2",
  "1,2",
  "1 & 2",
  "1+2",
  "1 or 2",
  "one and two",
  "12 3",
  "2:30",
  "½",
];
const severalElsewhere = ["1或者2", "一和三", "一 二", "1到3", "1 ឬ 2", "1 និង 2", "press 1 or 2", "ពីរ បី", "1、2、3"];

test.each([...several, ...severalElsewhere])("%j names several options and chooses none", (typed) => {
  expect(chosen(typed)).toBe("several");
});

const prose = [
  ...["", "i have 2 sims", "2 days", "2天", "两天", "一下", "my number is 2 long", "half", "someone", "anyone"],
  ...["stone", "tend", "注销2张卡", "no one", "the one", "constructor", "1202", "*1201#", "+85510000001"],
  ...["ខ្ញុំមាន 2 ស៊ីម", "2x", "$2", "2€", "2 %", "20°", "2 hours", "2个人", "no", "not two", "别选2", "មិន 2"],
];

test.each(prose)("%j is no choice", (typed) => {
  expect(chosen(typed)).toBeUndefined();
});

test("a number that is not on the list is not offered", () => {
  expect(chosen("3", ways.slice(0, 3))).toBe("not-offered");
  expect(chosen("3", [])).toBeUndefined();
});

describe("labels", () => {
  const labelled: Option[] = [
    { number: 1, to: "bank", label: { en: "Bank/e-wallet", zh: "银行/电子钱包" } },
    { number: 2, to: "prep", label: { en: "What to prepare", zh: "要准备什么" } },
    { number: 3, to: "wait", label: { en: "Wait 1-3 working days" }, words: ["patience"] },
  ];
  const taken = (typed: string, isQuestion = false, isStrictPage = false) => {
    const choice = matchChoice({ ...content.lexicon, answers: {} }, labelled, fold(typed), {
      isQuestion,
      isStrictPage,
    });
    return typeof choice === "object" ? choice.to : choice;
  };

  test.each([
    ["what to prepare", "prep"],
    ["2 what to prepare", "prep"],
    ["2. What To Prepare!", "prep"],
    ["what to prepare 2", "prep"],
    ["2 prepare", "prep"],
    ["2准备什么", "prep"],
    ["patience please", "wait"],
    ["3 patience", "wait"],
    ["2 patience", "several"],
    ["1 prepare", undefined],
    ["patience or what", undefined],
    ["patience or", undefined],
    ["3 days", undefined],
    ["3 working days", undefined],
    ["2 what", undefined],
    ["2 not what to prepare", undefined],
    ["prepare", undefined],
    ["9 patience", "not-offered"],
  ])("%s: %s", (typed, to) => {
    expect(taken(typed)).toBe(to);
  });

  test("a word of two choices chooses neither", () => {
    const twins = [
      { number: 1, to: "a", words: ["either"] },
      { number: 2, to: "b", words: ["either"] },
    ];
    const choose = (text: string) => matchChoice(content.lexicon, twins, text);
    expect([choose("either"), choose("either please")]).toEqual(["several", "several"]);
    expect(choose("2 either")).toBe(twins[1]);
  });

  test("a question is no answer, unless it is exactly a label or a number", () => {
    expect(taken("i patience", true)).toBeUndefined();
    expect(taken("patience", true)).toBe("wait");
    expect(taken("patience", true, true)).toBeUndefined();
    expect(taken("2", true, true)).toBe("prep");
    expect(taken("2", true)).toBe("prep");
  });
});

/** Texts of numbers in all digits of Intl, politeness and prose, for which the right result is known. */
describe("a text made of numbers and words", () => {
  const system = fc.constantFrom(...Intl.supportedValuesOf("numberingSystem"));
  const numeral = fc.tuple(fc.integer({ min: 0, max: 15 }), system).map(([n, numberingSystem]) => ({
    n,
    text: new Intl.NumberFormat("en", { numberingSystem, useGrouping: false }).format(n),
  }));
  const polite = fc.constantFrom("please", "reply", "谢谢", "我选", "សូម", "ok", "👉", "\u200b", "...");
  const prose = fc.constantFrom("sims", "days", "not", "张", "没有", "មាន", "$", "%", "and a half");
  const offered = fc.subarray(ways);

  test("chooses its only number if that is offered, and nothing if it contains a word with a meaning of its own", () => {
    fc.assert(
      fc.property(
        fc.array(numeral, { maxLength: 3 }),
        fc.array(polite, { maxLength: 3 }),
        fc.option(prose),
        offered,
        (numerals, noise, word, offer) => {
          const parts = [
            ...noise.slice(0, 1),
            ...numerals.map(({ text }) => text),
            ...noise.slice(1),
            ...(word ? [word] : []),
          ];
          const found = chosen(parts.join(" "), offer);
          const values = new Set(numerals.map(({ n }) => n));
          const [only] = values;
          if (word || values.size === 0 || offer.length === 0) expect(found).toBeUndefined();
          else if (values.size > 1) expect(found).toBe("several");
          else expect(found).toBe(offer.some(({ number }) => number === only) ? only : "not-offered");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
