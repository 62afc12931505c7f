import { describe, expect, test } from "vitest";
import { contentFolder } from "../../infra/content/compiled.ts";
import { deskInBrowser } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

const { phone } = deskInBrowser({ watched: { folder: contentFolder, warnings: [], print: () => undefined } });

describe("all of it, in a browser", { timeout: 90_000 }, () => {
  test("every message in every language, with its cost, what is to review, and the facts", async () => {
    const { page, errors, strangers } = await phone();
    await page.getByRole("link", { name: "See all of it" }).click();
    const said = (at: string, tag: string) => page.getByTestId(`cancel-sim-kh ${at} ${tag}`);
    await said("menu", "km").waitFor();
    const khmer = said("menu", "km").locator(".text");
    expect([await khmer.getAttribute("lang"), await khmer.getAttribute("dir")]).toEqual(["km", "ltr"]);
    expect(await said("menu", "en").textContent()).toMatch(/2 SMS · GSM-7 · \$0\.0166/);
    expect(await said("menu", "km").textContent()).toContain("to review");
    expect(await said("menu", "en").textContent()).not.toContain("to review");
    await page
      .getByText(/^checked \d{4}-\d\d-\d\d, holds until/)
      .first()
      .waitFor();
    const line = page.getByRole("article", { name: "menu" }).first().getByRole("link");
    expect(await line.getAttribute("href")).toMatch(/^vscode:\/\/file\/.*\/content\/guides\/cancel-sim-kh\.yaml:\d+$/);
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole("radio", { name: "WhatsApp" }).check();
    expect(await said("check", "en").textContent()).toMatch(/Still waiting.*1 message · \$0\.0050.*template/);
    await page.getByRole("searchbox", { name: "Search" }).fill("first metfone");
    await expect.poll(() => page.getByTestId("sheet-message").count()).toBeLessThan(20);
    await page.getByRole("checkbox", { name: "English" }).uncheck();
    expect(await page.locator(".text[lang=en]").count()).toBe(0);
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
  });

  test("the messages that all guides share, with a link to each language's file", async () => {
    const { page } = await phone();
    await page.getByRole("link", { name: "See all of it" }).click();
    await page.getByRole("heading", { name: "In every guide" }).waitFor();
    const said = (tag: string) => page.getByTestId(`delete ${tag}`);
    expect(await said("en").locator(".text").textContent()).toContain("Erase all your data");
    expect(await said("km").textContent()).toContain("to review");
    expect(await said("km").getByRole("link", { name: "edit" }).getAttribute("href")).toMatch(
      /^vscode:\/\/file\/.*\/content\/languages\/km\.yaml:\d+$/,
    );
    expect(await said("en").getByRole("button").count()).toBe(0);
    await page.getByRole("searchbox", { name: "Search" }).fill("erase all your data");
    await page.getByText("No message has these words.").first().waitFor();
    expect(await said("en").count()).toBe(1);
  });

  test("a click begins a conversation there, on the phone", async () => {
    const { page, ...person } = await phone();
    await page.getByRole("link", { name: "See all of it" }).click();
    await page.getByRole("button", { name: "Begin at store#1, en" }).click();
    await person.until("Step 1");
    await person.type("next", "Step 2");
    expect(person.errors).toEqual([]);
  });

  test("on paper there are the messages, and nothing to click", async () => {
    const { page } = await phone();
    await page.getByRole("link", { name: "See all of it" }).click();
    await page.getByTestId("cancel-sim-kh menu en").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("searchbox").isVisible()).toBe(false);
    expect(await page.getByTestId("cancel-sim-kh menu en").isVisible()).toBe(true);
  });
});
