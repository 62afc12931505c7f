import { expect, test } from "vitest";
import { readContent } from "../../../infra/content/compile.ts";
import { factsDue } from "../../../infra/content/facts-due.ts";
import { factLines, factsAsMarkdown } from "../../../infra/content/report/facts.ts";
import { onlyGuide } from "./copies.ts";

const tea = `guide: tea
name: { zh: 茶, en: Tea, km: តែ }
languages: [en]
start: menu
done: menu
hours: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }
calendar: cambodia
staleAfter: 90 days
facts:
  - { says: "*555#", source: "The [shop's] page", checked: 2026-08-01 }
  - { says: a second cup is free, source: A sign, checked: 2026-10-01 }
  - { says: open on Sundays, source: A sign, checked: 2026-11-20 }
advertise: { en: tea }
keywords:
  en: [tea]
keys: {}
pages:
  menu:
    text: { en: "{#menu}" }
`;

const due = (today: string, within: number) =>
  factsDue(readContent(onlyGuide(tea), { checks: [] }).guides, today, within);

test("a fact is due on the day after its last good one, the most urgent first", () => {
  expect(due("2026-10-30", 0)).toEqual([]);
  expect(due("2026-10-31", 0)).toHaveLength(1);
  expect(due("2026-11-22", 60).map(({ says, staleOn, daysLeft }) => [says, staleOn, daysLeft])).toEqual([
    ["*555#", "2026-10-31", -22],
    ["a second cup is free", "2026-12-31", 39],
  ]);
});

test("a terminal shows the line of the date, the time that is left, and the source", () => {
  expect(factLines(due("2026-12-30", 5))).toEqual([
    `content/guides/tea.yaml:10 "*555#" is due since 2026-10-31; from: The [shop's] page`,
    'content/guides/tea.yaml:11 "a second cup is free" by 2026-12-31, 1 day left; from: A sign',
  ]);
});

test("an issue shows each as a box to tick, and what authors wrote is no Markdown", () => {
  expect(factsAsMarkdown([])).toBe("");
  expect(factsAsMarkdown(due("2026-11-22", 0)).split("\n").at(-2)).toBe(
    "- [ ] \\*555\\# (is due since 2026-10-31) in `content/guides/tea.yaml:10`, from: The \\[shop's\\] page",
  );
});
