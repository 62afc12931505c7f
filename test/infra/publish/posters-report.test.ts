import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Printed, writePrinted } from "../../../infra/content/printed.ts";
import { postersReport } from "../../../infra/publish/posters-report.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";

const printed: Printed = {
  guide: "tea",
  on: "2026-11-22",
  content: "0123456789ab",
  stage: "production",
  numbers: { whatsapp: "+12025550143" },
  keywords: { en: "TEA" },
  menu: { "1": "pot", "2": "leaf", "7": "made" },
};

/** What is said of these posters before a deployment to a stage, of content in which the pages of the menu changed places. */
async function said(stage: string, ...posters: Printed[]) {
  const folder = mkdtempSync(join(tmpdir(), "posters-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writePrinted(folder, posters);
  const [pot, leaf, made] = tea.pages.menu!.choices!;
  const menu = { ...tea.pages.menu!, choices: [leaf!, pot!, made!] };
  const content = contentOf({ ...tea, pages: { ...tea.pages, menu } });
  const counts = { people: 0, byTemplate: new Map() } as never;
  return postersReport(folder, stage, folder)({ content, counts, twilioContents: undefined });
}

test("a poster whose numbers lead elsewhere is named before the deployment", async () => {
  expect(await said("production", printed)).toEqual([
    "Printed posters that would be wrong: npm run doors",
    "    tea, printed on 2026-11-22, en: 1 leads to leaf, and the poster means pot",
    "    tea, printed on 2026-11-22, en: 2 leads to pot, and the poster means leaf",
  ]);
});

test("posters of another stage, and a folder without posters, say nothing", async () => {
  expect(await said("staging", printed)).toEqual([]);
  expect(await said("production")).toEqual([]);
});
