import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Guide } from "../../../../functions/engine/guide/guide.ts";
import { listOf } from "../../../../functions/engine/guide/places.ts";
import { command } from "../../../../infra/cli/commands/new-guide.ts";
import { compile } from "../../../../infra/content/compile.ts";
import { linesOfReport } from "../../../../infra/content/new-guide/article/print-report.ts";
import { readArticle } from "../../../../infra/content/new-guide/article/read-article.ts";
import { makeGuide } from "../../../../infra/content/new-guide/make.ts";
import { replay } from "../../../../infra/content/transcript.ts";
import { inProcess } from "../../cli/typed.ts";
import { warningsIn } from "../copies.ts";
import { articleOf, fixture, lettersOf, madeOf, smallContent } from "./articles.ts";

const guideIn = (folder: string): Guide => compile(folder, { checks: [] }).guides.tea! as Guide;
const yamlIn = (folder: string) => readFileSync(join(folder, "guides/tea.yaml"), "utf8");

/** Everything that a guide says in a language. */
function saidIn({ name, pages }: Guide, language: string): string {
  const texts = Object.values(pages).flatMap(({ text, steps = [], choices = [] }) => [
    text,
    ...choices.map(({ label }) => label),
    ...steps.flatMap((step) => [step.label, step.text]),
  ]);
  return lettersOf([name, ...texts].map((text) => text[language]).join("\n"));
}

/** The lines of a Markdown text, without what marks headings, lists and tables. */
const linesOf = (markdown: string): [line: number, text: string][] =>
  markdown
    .split("\n")
    .map((line, i): [number, string] => [
      i + 1,
      line.replace(/^[\s#>|-]*(?:[（(]?\d[)）]?|[一二三四五六七八九])?[.、]?/, ""),
    ])
    .filter(([, text]) => lettersOf(text) !== "");

describe("each line of an article is in its guide, or in the list of what is not", () => {
  test.each([
    ["close-data-card.md", "zh"],
    ["library-card.md", "en"],
  ])("%s", { timeout: 120_000 }, async (file, language) => {
    const { folder, report } = madeOf(await readArticle(fixture(file)));
    expect(report.language).toBe(language);
    const said = saidIn(guideIn(folder), language);
    const listed = new Map(report.unplaced.map(({ line, text }) => [line, lettersOf(text)]));
    const lost = linesOf(readFileSync(fixture(file), "utf8")).filter(([line, text]) => {
      // The parts between links and cells, which may have an address between them.
      const parts = text.split(/\]\(|\[|\)|\|/).map(lettersOf);
      return !parts.every((part) => said.includes(part) || listed.get(line)?.includes(part) || part === "doorjpg");
    });
    expect(lost).toEqual([]);
  });
});

test("a guide made of an article compiles, and its transcripts show each page and step", {
  timeout: 120_000,
}, async () => {
  const { folder } = madeOf(await readArticle(fixture("close-data-card.md")));
  const content = compile(folder);
  const guide = content.guides.tea!;
  const { text, turns } = replay(content, readFileSync(join(folder, "transcripts/tea/zh-first.txt"), "utf8"));
  expect(readFileSync(join(folder, "transcripts/tea/zh-first.txt"), "utf8")).toBe(text);
  const shown = new Set(
    turns.flatMap(({ turn }) => turn.replies.flatMap(({ pages }) => pages.map(({ place }) => place))),
  );
  const places = Object.entries(guide.pages).flatMap(([id, page]) => [
    id,
    ...listOf(guide, id, page).flatMap(({ to }) => (to.startsWith(`${id}#`) ? [to] : [])),
  ]);
  expect(places.filter((place) => !shown.has(place))).toEqual([]);
});

test("an article becomes the same guide in each format", { timeout: 120_000 }, async () => {
  const [markdown, html, word] = await Promise.all(
    ["md", "html", "docx"].map(async (ending) => {
      const { folder } = madeOf(await readArticle(fixture(`library-card.${ending}`)));
      return guideIn(folder);
    }),
  );
  expect(html).toEqual(markdown);
  expect(word).toEqual(markdown);
  expect(markdown?.pages.menu?.text.en).toBe("tea helper (unofficial). Reply with a number:");
});

test("headings become pages, numbered lists steps, and bullet lists text", { timeout: 60_000 }, async () => {
  const { folder, report } = madeOf(
    await articleOf(
      "# Tea\n\n## 1. Buy it\n\nYou need\n\n- leaves\n- water\n\n1. **Boil** the water.\n2. Pour it.\n\n### Green\n\nLet it cool.\n",
    ),
    ["en"],
  );
  const { pages } = guideIn(folder);
  expect(pages.menu?.choices?.map(({ label }) => label.en)).toEqual(["Buy it", "I applied: ask me in 3 days"]);
  expect(pages["part-1"]?.text.en).toBe("You need\n- leaves\n- water");
  expect(pages["part-1"]?.steps?.map(({ label, text }) => [label.en, text.en])).toEqual([
    ["Boil", "Boil the water.\nNext: reply {#next}"],
    ["Pour it", "Pour it.\n{#menu} Menu"],
  ]);
  expect(pages["part-1"]?.choices?.map(({ to }) => to)).toEqual(["part-1.1"]);
  expect(pages["part-1.1"]).toMatchObject({ under: "part-1", text: { en: "Let it cool.\n{#menu} Menu" } });
  expect(yamlIn(folder)).toContain("\n  # article.md, line 13\n  part-1.1:\n");
  expect(report).toMatchObject({ language: "en", pages: 2, unplaced: [], tooLong: [], facts: [] });
});

test("what can go stale is a fact that no one has checked, and warns", { timeout: 60_000 }, async () => {
  const { folder, report } = madeOf(await readArticle(fixture("library-card.docx")));
  expect(report.facts).toEqual([
    { says: "library.example.org", line: 2 },
    { says: "It is ready in 3 working days", line: 10 },
    { says: "5.00 USD", line: 10 },
    { says: "20 USD", line: 10 },
    { says: "0235550143", line: 26 },
  ]);
  const [source] = warningsIn(folder).filter((line) => line.includes('"5.00 USD"'));
  expect(source).toMatch(/^content\/guides\/tea\.yaml:\d+ .*was checked more than 180 days ago: check it again/);
  expect(yamlIn(folder)).toContain(
    '- { says: 5.00 USD, source: "library-card.docx, paragraph 10", checked: 2000-01-01 }',
  );
  expect(yamlIn(folder)).toContain("\ndomains: [library.example.org]\n");
});

test("what the check refuses is not in the guide, and is listed with the reason", { timeout: 120_000 }, async () => {
  const { folder, report } = madeOf(
    await articleOf(
      [
        "# Tea, and when, and how, and for whom to make it at all times of the day",
        "Ask @teahelp for more.",
        "Text END to finish. We will help you.",
        "Read http://192.168.1.1/x.",
        "## Menu",
        "Ask <your name> for {this}.  \n2) Wait.",
        "## Menu",
        "1. one\n2. two",
        "## 4.1 Cups",
        "## Long",
        "This sentence is said many times over, and you have to read all of it. ".repeat(40),
      ].join("\n\n"),
    ),
  );
  expect(linesOfReport(report)).toEqual([
    "article.md is in en, and became 7 pages. Each says in the guide's file where it comes from.",
    "No keyword comes from its title: add to `keywords` what people would type.",
    "",
    "Not in the guide, 3 in all:",
    "  line 3: the check says: @teahelp is not an official site: remove it",
    "    Ask @teahelp for more.",
    expect.stringMatching(/^ {2}line 5: the check says: tells people to send "END", which /),
    "    Text END to finish. We will help you.",
    "  line 7: the check says: 192.168.1.1 is not one of the guide's domains: remove it, or add it there if it is an official site",
    "    Read http://192.168.1.1/x.",
    "",
    "Too long for the usual number of SMS, which the guide's `budget` allows for now:",
    "  part-5 (line 21): 8 SMS, 2 are usual",
    "  part-5.1 (line 23): 8 SMS, 2 are usual",
    "  part-5.1.1 (line 23): 5 SMS, 2 are usual",
  ]);
  const { pages } = guideIn(folder);
  // What means something else everywhere can't be a label alone.
  expect(pages.menu?.choices?.map(({ label }) => label.en)).toEqual([
    "Tea, and when, and how, and...",
    "Menu (tea)",
    "Menu B",
    "4.1 Cups",
    "Long",
    "I applied: ask me in 3 days",
  ]);
  expect(pages["part-2"]?.text.en).toBe("Ask (your name) for (this).\n- 2) Wait.\n{#menu} Menu");
  expect(pages["part-4"]?.text.en).toBe("- 4.1 Cups\n{#menu} Menu");
  expect(yamlIn(folder)).toContain("\n#   line 3: the check says: @teahelp is not an official site: remove it\n");
  expect(yamlIn(folder)).toContain("\nbudget: { en: 8 }\n");
});

describe("keywords come from the title, in the article's language", () => {
  test("without what titles have around a chore", { timeout: 60_000 }, async () => {
    const { folder, report } = madeOf(await readArticle(fixture("close-data-card.md")));
    expect(report.keywords).toEqual(["柬埔寨流量卡如何注销", "柬埔寨流量卡"]);
    expect(guideIn(folder).keywords).toEqual({ any: ["tea"], zh: report.keywords });
  });

  test("unless another guide has them", { timeout: 60_000 }, async () => {
    const { folder, report } = madeOf(await articleOf("# Cancel my SIM\n\n## The shop\n\nYou have to go there.\n"));
    expect(guideIn(folder).keywords).toEqual({ any: ["tea"] });
    expect(linesOfReport(report).slice(1, 5)).toEqual([
      "No keyword comes from its title: add to `keywords` what people would type.",
      "",
      "Of the title, this can't be a keyword:",
      '  "Cancel my SIM" is a keyword of cancel-sim-kh already',
    ]);
  });
});

describe("the languages of a guide made of an article", () => {
  const chinese = "# 泡茶\n\n## 准备\n\n烧水。\n\n## 泡\n\n加茶叶。\n";

  test("are the article's, as its script or its small words show it", { timeout: 60_000 }, async () => {
    const { folder, report } = madeOf(await articleOf(chinese));
    expect(report.language).toBe("zh");
    expect(yamlIn(folder)).toContain("\nlanguages: [zh]\n");
    expect(yamlIn(folder)).toContain("\nreview: { zh: needed }\n");
    // Lists of guides in other languages name it, too, by a name that costs them nothing.
    expect(yamlIn(folder)).toContain("\nname: { zh: 泡茶, en: tea }\n");
  });

  test("may be others as well, which have the article's texts until they are translated", {
    timeout: 60_000,
  }, async () => {
    const folder = smallContent();
    const article = await articleOf(chinese);
    expect(makeGuide(folder, "tea", { article, languages: ["en", "zh"] })).toMatchObject({
      made: ["guides/tea.yaml", "transcripts/tea/zh-first.txt", "transcripts/tea/en-first.txt"],
      untranslated: ["en"],
      report: { language: "zh" },
    });
    const { pages, name } = guideIn(folder);
    expect(name).toEqual({ zh: "泡茶", en: "tea" });
    expect(pages["part-1"]?.text).toEqual({ zh: "烧水。\n{#menu} 菜单", en: "烧水。\n{#menu} Menu" });
    expect(pages.applied?.text.en).toContain("Noted.");
    expect(yamlIn(folder)).toContain("\nreview: { zh: needed, en: needed }\n");
  });

  test("have to be named when the article does not show its own", { timeout: 60_000 }, async () => {
    const article = await articleOf("# Ok\n\n## Wifi\n\n1234\n");
    expect(makeGuide(smallContent(), "tea", { article })).toEqual({
      refused: "it is not clear which language article.md is in. Name it: --languages TAG, with one of zh, en, km",
    });
    expect(madeOf(article, ["en"]).report.language).toBe("en");
  });
});

test("npm run new-guide says of an article that can't be read what to do", async () => {
  const { code, out, err } = await inProcess(command, ["new-guide", "tea", "--from", "/nowhere/tea.md"]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toBe("checkback new-guide: there is no file /nowhere/tea.md. Check its name and its folder.");
});

test("a title for which the lists of guides have no room is on a page, and the guide has its own name", {
  timeout: 60_000,
}, async () => {
  const folder = smallContent();
  const words = join(folder, "languages/en.yaml");
  const text = "Free helper, not official. What do you need help with? Reply with a number:";
  const yaml = readFileSync(words, "utf8");
  expect(yaml).toContain(text);
  // Nearly two SMS, of which the title's letters make three.
  writeFileSync(words, yaml.replace(text, `${text} ${"x".repeat(150)}`));
  const article = await articleOf("# Tea — ☕\n\n## The water\n\nYou have to boil it, and then you wait for it.\n");
  expect(makeGuide(folder, "tea", { article })).toMatchObject({ report: { language: "en" } });
  const { name, pages } = guideIn(folder);
  expect(name.en).toBe("tea");
  expect(pages["part-1"]?.text.en).toBe("Tea — ☕\n{#menu} Menu");
});
