import { describe, expect, test } from "vitest";
import { lengths } from "../../../../infra/content/checks/lengths.ts";
import { type Change, copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn } = only(lengths);

const page = (length: number) =>
  odd(`text:\n  zh: "{#menu}"\n  en: "{#menu}${"a".repeat(length - 1)}" # <-\n  km: "{#menu}"`);
/** With its list of "1 A" and "0 Menu", each on a line of its own. */
const question = (length: number) =>
  odd(
    `text: { zh: 甲, en: ${"a".repeat(length - 11)}, km: ក }\nchoices: [{ to: menu, label: { zh: 甲, en: A, km: ក } }]`,
  );
const asks: Change = [guide, "{ after: 3 days, ask: check }", "{ after: 3 days, ask: odd }"];

describe("too long to be sent", () => {
  test("a message", () => {
    const { folder, here } = copyWith(page(1601));
    const says = "is 1601 characters long, and a message holds 1600: shorten it, or make two pages of it";
    expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} page odd, text, en: ${says}`]);
    expect(problemsIn(copyWith(page(1600)).folder)).toEqual([]);
  });

  test("a page that we write first with", () => {
    const { folder } = copyWith(question(1025), asks);
    const says = "page odd, text, en: is 1025 characters long, and a WhatsApp template holds 1024: shorten it";
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
    expect(problemsIn(copyWith(question(1024), asks).folder)).toEqual([]);
    expect(problemsIn(copyWith(question(1025)).folder)).toEqual([]);
  });

  test("a button below it", () => {
    const waiting = (label: string): Change => [guide, "en: Still waiting,", `en: ${label}, # <-\n         `];
    const { folder } = copyWith(waiting("a".repeat(21)));
    const says = "label, en: is 21 characters long, and a WhatsApp button holds 20: shorten it";
    // One label, used on three pages.
    expect(problemsIn(folder)).toEqual(
      ["check", "check.again", "check.last"].map((id) => expect.stringContaining(`page ${id}, choice 2, ${says}`)),
    );
    expect(problemsIn(copyWith(waiting("a".repeat(20))).folder)).toEqual([]);
  });
});

describe("a template that WhatsApp does not approve of", () => {
  const says = "begins or ends with a placeholder, or has two in a row, which WhatsApp does not approve in a template";
  const ask = (text: string): Change => [guide, "zh: SIM注销助手：你的注销申请有结果了吗？", `zh: "${text}"`];

  test.each(["{keyword}：有结果了吗？", "有结果了吗？{keyword} ", "请看{keyword}{#menu}吧"])("%s", (text) => {
    // One text, used on three pages.
    expect(problemsIn(copyWith(ask(text)).folder).filter((line) => line.includes(says))).toHaveLength(3);
  });

  test("in the words of `template`", () => {
    const template = (zh: string): Change => [guide, "zh: 你在{date}登记了SIM卡注销提醒。", `zh: >-\n        ${zh}`];
    expect(problemsIn(copyWith(template("{date}：有结果了吗？")).folder)).toEqual([
      expect.stringContaining(`page check, template, zh: ${says}`),
    ]);
    const long = problemsIn(copyWith(template(`说：{date}${"问".repeat(1025)}`)).folder);
    expect(long).toEqual([expect.stringMatching(/is 11\d\d characters long, and a WhatsApp template holds 1024/)]);
  });

  test("placeholders are accepted inside the text, and on other pages", () => {
    expect(problemsIn(copyWith(ask("关于{keyword}，有结果了吗？")).folder)).toEqual([]);
    expect(problemsIn(copyWith(odd('text: { zh: "{keyword}", en: "{keyword}", km: "{keyword}" }')).folder)).toEqual([]);
  });
});
