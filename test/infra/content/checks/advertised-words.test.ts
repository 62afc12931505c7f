import { describe, expect, test } from "vitest";
import { advertisedWords } from "../../../../infra/content/checks/advertised-words.ts";
import { copyWith, english, guide, oddPages, only } from "../copies.ts";

const { problemsIn } = only(advertisedWords);

const body = (language: string, text: string) => {
  const texts = { zh: "{#menu}", en: "{#menu}", km: "{#menu}", [language]: `{#menu} ${text}` };
  const lines = Object.entries(texts).map(([each, said]) => `  ${each}: '${said}'${each === language ? " # <-" : ""}`);
  return `text:\n${lines.join("\n")}`;
};

type Case = [language: string, text: string, found?: string];
const named = (cases: Case[]) => cases.map(([language, text, found = ""], i) => ({ language, text, found, i }));
const pagesOf = (cases: Case[]) =>
  oddPages(
    advertisedWords,
    cases.map(([language, text]) => body(language, text)),
  );

describe("a text that tells people to send a word that is taken", () => {
  const taken: Case[] = [
    ["en", "Reply YES to go on.", "YES"],
    ["en", "reply with yes", "yes"],
    ["en", 'Text "cancel" to cancel.', "cancel"],
    ["en", "QUIT = leave", "QUIT"],
    ["en", "Reply with the word end to finish.", "end"],
    ["en", "Text us back: quit", "quit"],
    ["en", "Write unsubscribe to leave.", "unsubscribe"],
    ["zh", "回复YES继续", "YES"],
    ["zh", "回复「停止」以继续", "停止"],
    ["zh", "输入停止即可", "停止"],
    ["zh", "请发送：ＹＥＳ", "YES"],
    ["zh", "回T看下一步", "T"],
    ["zh", "要退出，发“退订”", "退订"],
    ["zh", "回TD，谢谢", "TD"],
    ["km", "ផ្ញើ CANCEL ដើម្បីបិទ", "CANCEL"],
    ["km", "ផ្ញើ “ឈប់”", "ឈប់"],
    ["km", "ឆ្លើយ «សូមឈប់» ដើម្បីបន្ត", "សូមឈប់"],
  ];
  const pageOf = pagesOf(taken);

  test.each(named(taken))("$language: $text", ({ language, found, i }) => {
    const { problems, here } = pageOf(i);
    const says = `page odd, text, ${language}: tells people to send "${found}", which opts out, opts in or asks for help`;
    expect(problems).toEqual([`content/${guide}:${here} ${says}: offer a number instead`]);
  });

  test("is refused in words.yaml, too", () => {
    const { folder } = copyWith([english, "Reply {#menu} for the menu.", "Reply {#menu} for the menu, or INFO."]);
    expect(problemsIn(folder)).toEqual([expect.stringContaining('page start, text: tells people to send "INFO"')]);
    const { folder: last } = copyWith([english, 'menuFoot: "{#menu} Menu"', 'menuFoot: "{#menu} Menu, END to leave"']);
    expect(problemsIn(last)).toContainEqual(expect.stringContaining(' menuFoot: tells people to send "END"'));
  });
});

const allowed: Case[] = [
  ["en", "Text STOP to opt out, START to come back, HELP for help, DELETE to erase."],
  ["en", "Tap Cancel, then Confirm. Your brand may be yes. In the end it is done. SPEND no more on INFORMATION."],
  ["zh", "回STOP退订，发START恢复，发“删除”清除"],
  ["km", "ផ្ញើ START រួចផ្ញើ {keyword}"],
];
const allowedPage = pagesOf(allowed);

test.each(named(allowed))("$language: $text may be said", ({ i }) => {
  expect(allowedPage(i).problems).toEqual([]);
});

const misused: Case[] = [
  ["en", "Reply STOP to see step 2."],
  ["en", "Text stop when you are there."],
  ["zh", "回STOP看下一步"],
  ["km", "ឆ្លើយ STOP ដើម្បីបន្ត"],
];
const misusedPage = pagesOf(misused);

test.each(named(misused))(
  "STOP is named for what it does, and for nothing else: $language: $text",
  ({ language, i }) => {
    const says = `page odd, text, ${language}: names STOP for another purpose than opting out: write "STOP to opt out", or offer a number instead`;
    expect(misusedPage(i).problems).toEqual([expect.stringContaining(says)]);
  },
);
