import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { command } from "../../../infra/cli/commands/map.ts";
import { flowchart } from "../../../infra/content/map/flowchart.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";
import { inProcess } from "../cli/typed.ts";

// The drawings themselves need a browser.
vi.mock("../../../infra/content/map/draw.ts", () => ({
  drawAll: async (flowcharts: { source: string }[], _: unknown, drawn: (drawing: object, i: number) => void) =>
    flowcharts.forEach(({ source }, i) => void drawn({ svg: source, png: Buffer.from("") }, i)),
}));

const lines = flowchart(contentOf(), tea, "en").split("\n");

describe("a guide as a flowchart", () => {
  test.each([
    [
      "a page: its id, how it begins, its list, what it costs",
      '  page-leaf["leaf<br>Which<br>1 Black<br>2 Green<br>zh 1 · en 1"]',
    ],
    [
      "steps stand in their page",
      '  page-pot["pot<br>Wash the pot<br>1 Empty<br>2 Rinse<br>7 Made it ↗<br>zh 1 · en 1"]',
    ],
    ["a choice by its number", "  page-menu -->|2| page-leaf"],
    ["a key of the guide, where the guide begins", "  page-menu -->|7| page-made"],
    ["a check-back, to the page that asks", '  page-made -. "3 days" .-> page-asked'],
    ["what the sender's number suggests", '  page-leaf -. "known number" .-> page-leaf-guess'],
    ["where it begins", "  class page-menu start"],
    ["a page that makes a check-back", "  class page-again makes"],
    ["the page of a check-back", "  class page-asked asks"],
  ])("%s", (_, line) => {
    expect(lines).toContain(line);
  });

  test("a choice that leads where the first page leads is marked, not drawn", () => {
    expect(lines.filter((line) => line.startsWith("  page-pot -->"))).toEqual([]);
  });

  test("every page is there, and in the language asked for", () => {
    const chinese = flowchart(contentOf(), tea, "zh");
    for (const id of Object.keys(tea.pages)) expect(chinese).toContain(`["${id}<br>`);
    expect(chinese).toContain("1 红<br>2 绿");
  });

  test("runs to the left in a language that is read from the right, and each line of a box, too", () => {
    const { languages, ...content } = contentOf();
    const turned = { ...languages, en: { ...languages.en!, direction: "rtl" as const } };
    const chart = flowchart({ ...content, languages: turned }, tea, "en");
    expect(chart).toMatch(/^flowchart RL\n/);
    expect(chart).toContain('page-leaf["leaf<br>\u2067Which\u2069<br>\u2067\u200f1 Black\u2069<br>');
  });

  test("characters with a meaning in Mermaid are escaped", () => {
    const text = { zh: "说", en: 'Dial #1#; say "yes" <now>' };
    const odd = { ...tea, pages: { ...tea.pages, good: { ...tea.pages.good!, text } } };
    expect(flowchart(contentOf(odd), odd, "en")).toContain("Dial #35;1#35;#59; say #34;yes#34; #60;now#62;");
  });
});

test("npm run map prints the drawings it has written, and with --json every file by guide and language", async () => {
  const folder = mkdtempSync(join(tmpdir(), "maps-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const typed = ["map", "top-up-kh", "--language", "en", "--out", folder];
  const { out } = await inProcess(command, typed);
  expect(out).toMatch(/top-up-kh\.en\.svg$/);
  const files = JSON.parse((await inProcess(command, [...typed, "--json"])).out);
  const [svg, png, mmd] = ["svg", "png", "mmd"].map((ext) => expect.stringContaining(`top-up-kh.en.${ext}`));
  expect(files).toEqual([{ guide: "top-up-kh", language: "en", svg, png, mmd }]);
  for (const name of ["svg", "png", "mmd"]) expect(existsSync(files[0][name])).toBe(true);
});
