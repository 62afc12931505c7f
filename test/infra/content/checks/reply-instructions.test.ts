import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replyInstructions } from "../../../../infra/content/checks/reply-instructions.ts";
import { copyWith, english, guide, odd, oddPages, only } from "../copies.ts";

const { problemsIn } = only(replyInstructions);

const body = (language: string, text: string) => {
  const texts = { zh: "{#menu}", en: "{#menu}", km: "{#menu}", [language]: `{#menu} ${text}` };
  const lines = Object.entries(texts).map(
    ([each, said]) => `  ${each}: ${JSON.stringify(said)}${each === language ? " # <-" : ""}`,
  );
  return `text:\n${lines.join("\n")}`;
};

type Case = [language: string, text: string, found?: string];
const named = (cases: Case[]) => cases.map(([language, text, found = ""], i) => ({ language, text, found, i }));
const pagesOf = (cases: Case[]) =>
  oddPages(
    replyInstructions,
    cases.map(([language, text]) => body(language, text)),
  );

describe("a reply that is suggested, and not understood", () => {
  const unknown: Case[] = [
    ["en", "Or text SHOPPE to go there.", "SHOPPE"],
    ["en", 'Reply with "where to".', "where to"],
    ["en", "reply: ‘my cheese’", "my cheese"],
    ["zh", "改去门店就发“五金店”", "五金店"],
    ["zh", "回复「好吧好吧」", "好吧好吧"],
    ["zh", "回ABCD看详情", "ABCD"],
    ["km", "ផ្ញើ “ឆ្មា”", "ឆ្មា"],
    ["km", "ឆ្លើយ «ឆ្មា»", "ឆ្មា"],
  ];
  const pageOf = pagesOf(unknown);

  test.each(named(unknown))("$language: $text", ({ language, found, i }) => {
    const { problems, here } = pageOf(i);
    const says = `page odd, text, ${language}: tells people to send "${found}", which is not understood here`;
    expect(problems).toEqual([`content/${guide}:${here} ${says}: make it a keyword, or offer a number`]);
  });

  test("is refused when it opens another guide", () => {
    const { folder } = copyWith();
    const texts = "text: { en: 'Text METFONE. {#menu}' }";
    writeFileSync(
      join(folder, "guides/zwei.yaml"),
      `guide: zwei\nname: { zh: 乙, en: Second, km: ខ }\nlanguages: [en]\nstart: menu\ndone: menu
hours: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }\ncalendar: cambodia\nadvertise: { en: zwei }
keywords: { en: [zwei] }\nkeys: {}\npages:\n  menu:\n    ${texts}\n`,
    );
    const says =
      'page menu, text, en: tells people to send "METFONE", which opens cancel-sim-kh: tell them another word';
    expect(problemsIn(folder)).toEqual([`content/guides/zwei.yaml:13 ${says}`]);
  });
});

describe("a number to reply that was typed", () => {
  const typed: Case[] = [
    ["en", "Reply 2 for the shop.", "2"],
    ["en", 'Done? Reply with "7".', "7"],
    ["zh", "回2看营业厅", "2"],
    ["zh", "已提交，请回复 7。", "7"],
    ["km", "ឆ្លើយ 7 ពេលដាក់ពាក្យហើយ", "7"],
    ["km", "ឆ្លើយលេខ ៧", "៧"],
  ];
  const pageOf = pagesOf(typed);

  test.each(named(typed))("$language: $text", ({ language, found, i }) => {
    const { problems, here } = pageOf(i);
    const says = `names the number ${found} to reply: write the page that it leads to, like {#menu}`;
    expect(problems).toContainEqual(`content/${guide}:${here} page odd, text, ${language}: ${says}`);
  });

  test.each(["1. Go there\n2. Come back", "\n1) Go there", "１、去"])("in a list of one's own: %j", (text) => {
    expect(problemsIn(copyWith(odd(body("zh", `\n${text}`))).folder)).toEqual([
      expect.stringMatching(/page odd, text, zh: has a line that begins with ., which looks like something to reply/),
    ]);
  });
});

test("words.yaml is checked for the same", () => {
  const { folder } = copyWith([english, "Reply {#menu} for the menu.", "Reply {#menu} for the menu, or text CHEESE."]);
  expect(problemsIn(folder)).toEqual([expect.stringContaining('page start, text: tells people to send "CHEESE"')]);
});

const allowed: Case[] = [
  ["en", 'Text SHOP, or "metfone", or DELETE. Reply {#menu}. Text "{keyword}". Send SMS codes to nobody.'],
  ["en", "Text BAL to 1204, or send “my balance” to 1204. Type the 6 digits. Send 2 photos. Reply within 1 hour."],
  ["zh", "发“营业厅”改去门店，发“删除”清除，回{#menu}。发“查询”到1204。回2次电话，发3条短信。"],
  ["km", "ផ្ញើ “ហាង” ឬ ឆ្លើយ {#menu}"],
];
const allowedPage = pagesOf(allowed);

test.each(named(allowed))("$language: $text may be said", ({ i }) => {
  expect(allowedPage(i).problems).toEqual([]);
});
