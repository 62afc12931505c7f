import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";

/** The phone page as a person uses it: by what it says and shows. */
export async function openPhone(browser: Browser, origin: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  const strangers: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) strangers.push(request.url());
  });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.setDefaultTimeout(15_000);
  await page.goto(origin);

  const said = page.getByTestId("message");
  const answer = () => said.last();
  /** Does something that the assistant answers, and waits for the answer to hold this text. */
  const until = async (text: string | RegExp) => {
    await answer().filter({ hasText: text }).waitFor();
    await expect.poll(() => answer().getAttribute("data-direction"), { timeout: 5_000 }).not.toBe("inbound");
  };
  return {
    page,
    strangers,
    errors,
    until,
    answer,
    async begin(channel: "SMS" | "WhatsApp", number: string) {
      await page.getByRole("radio", { name: channel }).check();
      await page.getByRole("textbox", { name: "Number" }).fill(number);
      await page.getByRole("button", { name: "Start" }).click();
    },
    async type(text: string, expected: string | RegExp) {
      await page.getByRole("textbox", { name: "Message" }).fill(text);
      await page.keyboard.press("Enter");
      await until(expected);
    },
    async tap(number: number, expected: string | RegExp) {
      await answer()
        .getByRole("button", { name: new RegExp(`^Reply ${number}\\b`) })
        .first()
        .click();
      await until(expected);
    },
    travel: (name: "+1 hour" | "+1 day" | "+3 days") => page.getByRole("button", { name }).click(),
    close: () => context.close(),
  };
}

/** What a page tells assistive technology wrong, by axe-core. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  // What is just fading in has less contrast.
  await page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))");
  // Only violations are read, so axe describes nothing else.
  const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
