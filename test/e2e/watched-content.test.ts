import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compile } from "../../infra/content/compile.ts";
import { fixtureFolder } from "../support/fixture-content.ts";
import { deskInBrowser } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

/* The files of a small guide, of test/fixtures/languages/, are changed while the desk runs on them. */

const folder = fixtureFolder({ languages: ["en", "ar"], guides: ["renew-passport"] });
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "guides/renew-passport.yaml");
const written = readFileSync(file, "utf8");
const printed: string[] = [];
const { phone } = deskInBrowser({
  content: compile(folder, { checks: [] }),
  watched: { folder, warnings: [], print: (line) => printed.push(line) },
});

function change(...changes: [from: string, to: string][]): void {
  let text = written;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the guide has no ${from}`);
    text = text.replace(from, () => to);
  }
  writeFileSync(file, text);
}

const lineOf = (text: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .findIndex((line) => line.includes(text)) + 1;

describe("an author writes while the desk runs, in a browser", { timeout: 90_000 }, () => {
  test("a change is on the phone, in the inspector and on the map, and the person stands where they stood", async () => {
    const { page, ...person } = await phone();
    const version = page.locator(".version");
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await person.begin("SMS", "+85510000001");
    await person.type("renew my passport", "Passport renewal helper");
    await person.type("1", "3 steps.");
    await person.type("1", "First: have your old passport");
    const before = await version.textContent();
    change(["Second: book a time", "Second: bring a pen"], ["en: No reminder", "en: Never mind"]);
    await expect.poll(() => version.textContent()).not.toBe(before);
    await person.type("next", "Second: bring a pen");
    await person.type("7", "9 Never mind");
    await inspector.getByText("Never mind").waitFor();
    await page.getByRole("button", { name: "Map" }).click();
    await page.locator("dialog g.node").filter({ hasText: "Never mind" }).first().waitFor({ timeout: 30_000 });
    change(["en: No reminder", "en: Ask me not"]);
    await page.locator("dialog g.node").filter({ hasText: "Ask me not" }).first().waitFor({ timeout: 30_000 });
    expect(await page.locator("dialog g.node[aria-current=location]").textContent()).toContain("applied");
    expect(person.errors).toEqual([]);
  });

  test("a page of another name is where `moved` leads those who stand on it", async () => {
    change();
    const { page, ...person } = await phone();
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await person.begin("SMS", "+85510000002");
    await person.type("renew my passport", "Passport renewal helper");
    await person.type("2", "Lost or stolen");
    await inspector.getByText("lost", { exact: true }).first().waitFor();
    change(["  lost:", "  missing:"], ["to: lost", "to: missing"], ["\nkeys:", "\nmoved: { lost: missing }\nkeys:"]);
    await inspector.getByText("missing", { exact: true }).first().waitFor();
    await person.type("again", "Lost or stolen");
  });

  test("a mistake is shown with the link to its line, and the last good content goes on until it is mended", async () => {
    change();
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000003");
    await person.type("renew my passport", "Passport renewal helper");
    change(["en: Noted. I will", "ne: Noted. I will"], ["to: lost", "to: lots"], ["en: OK. Ask", "en: Wait. Ask"]);
    const mistakes = page.getByTestId("mistake");
    await mistakes.first().waitFor();
    const [wrong, nowhere] = [lineOf("ne: Noted"), lineOf("to: lots")];
    const shown = await mistakes.allTextContents();
    expect(shown).toContain(
      `guides/renew-passport.yaml:${nowhere} page menu, choice 2, to: leads to lots, which is not a page: add it, or correct the name`,
    );
    expect(shown).toContainEqual(
      expect.stringContaining(`:${wrong} page applied, text, ne: there is no languages/ne.yaml`),
    );
    expect(shown).toContainEqual(
      expect.stringContaining('page applied, text, en: the en text is missing: add a line "en: ..."'),
    );
    expect(await page.getByRole("link", { name: `guides/renew-passport.yaml:${nowhere}` }).getAttribute("href")).toBe(
      `vscode://file${file}:${nowhere}`,
    );
    await page.getByRole("link", { name: /mistakes in the content/ }).waitFor();
    await page.getByText("the phone talks by the last good content").waitFor();
    expect(printed).toContainEqual(
      expect.stringContaining(`content/guides/renew-passport.yaml:${nowhere} page menu, choice 2`),
    );
    expect(await faultsOf(page)).toEqual([]);
    await person.type("7", "Noted. I will ask on");
    writeFileSync(file, "guide: [");
    await expect.poll(() => mistakes.filter({ hasText: "lots" }).count()).toBe(0);
    expect(await mistakes.count()).toBeGreaterThan(0);
    change();
    await expect.poll(() => mistakes.count()).toBe(0);
    await page.getByText("Live: each change is here at once.").waitFor();
  });

  test("a word that means something else is shown when it was listened to, and the content stays", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000004");
    change(["lost, damaged, stolen", "lost, damaged, menu"], ["Passport renewal helper", "Passport helper of today"]);
    await page
      .getByTestId("mistake")
      .filter({ hasText: '"menu" is the command menu everywhere here' })
      .first()
      .waitFor();
    await page.getByText("Live, but some words are not understood").waitFor();
    await person.type("renew my passport", "Passport helper of today");
  });
});
