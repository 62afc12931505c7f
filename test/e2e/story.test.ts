import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { deskInBrowser, keeping, picture } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

const { phone } = deskInBrowser();

describe("the whole story, in a browser", { timeout: 60_000 }, () => {
  test("in Chinese on WhatsApp: a keyword, taps, the steps, applied, three days, the check-back, done", async () => {
    const { page, ...person } = await phone();
    await person.begin("WhatsApp", "+85510000001");
    await person.type("注销", "去营业厅办");
    await person.tap(3, "第4步");
    await person.type("1", "第1步");
    await person.type("下一步", "第2步");
    await person.type("7", "已记下");
    await page.getByText(/open/i).first().waitFor();
    await person.travel("+3 days");
    await person.until("现在结果如何");
    expect(await person.answer().getAttribute("data-direction")).toBe("outbound-api");
    expect(await person.answer().textContent()).toMatch(/check-back/i);
    await page.evaluate("document.fonts.ready");
    if (keeping) await page.screenshot({ path: picture("phone") });
    await page.getByRole("button", { name: "已注销", exact: true }).click();
    await person.until("太好了");
    expect(person.strangers).toEqual([]);
    expect(person.errors).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });

  test("in English by SMS: the language is asked, segments are shown, still waiting, asked again", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000002");
    await person.type("SIM", "Choose language");
    await person.tap(2, "Cambodia SIM cancel helper");
    expect(await person.answer().textContent()).toMatch(/2 segments.*GSM-7/);
    await person.type("four", "Official site or app");
    await person.tap(7, "Noted.");
    await person.travel("+3 days");
    await person.until("any result");
    await person.tap(2, "I will ask again on");
    // Two working days, with a weekend and three holidays in between at the worst.
    for (const _ of [1, 2, 3]) await person.travel("+3 days");
    await person.until("any result");
    await person.tap(1, "Great!");
    expect(person.errors).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });

  test("in Khmer, by keyboard alone, in its own script", async () => {
    const { page, ...person } = await phone();
    await person.begin("WhatsApp", "+85510000003");
    await page.getByRole("textbox", { name: "Message" }).focus();
    await page.keyboard.insertText("បិទស៊ីម");
    await page.keyboard.press("Enter");
    await person.until("ម៉ឺនុយ");
    await page.keyboard.insertText("៣");
    await page.keyboard.press("Enter");
    await person.until("បិទនៅហាង");
    const fonts = await page.evaluate(
      "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family).join()",
    );
    expect(fonts).toMatch(/Khmer/);
    expect(await faultsOf(page)).toEqual([]);
  });

  test("a fault of Twilio's is chosen on one page and seen on every other; the check-back does not come", async () => {
    const [{ page, ...person }, other] = [await phone(), await phone()];
    const mode = page.getByRole("combobox", { name: "Twilio" });
    await mode.selectOption("refuses");
    await other.page.getByText("refuses every number as none").waitFor();
    await person.begin("SMS", "+85510000004");
    await person.type("SIM", "Choose language");
    await person.tap(2, "Cambodia SIM cancel helper");
    await person.tap(7, "Noted.");
    await person.travel("+3 days");
    await page.getByText("undeliverable").first().waitFor();
    await person.until("Noted.");
    expect(await faultsOf(page)).toEqual([]);
    await mode.selectOption("well");
    await other.page.getByText("accepts and delivers", { exact: true }).waitFor();
  });

  test("several conversations stand side by side, and a reload keeps them", async () => {
    const { page, ...person } = await phone();
    const list = page.getByTestId("conversation");
    await expect.poll(() => list.count()).toBe(4);
    await page.reload();
    await expect.poll(() => list.count()).toBe(4);
    await page.locator('[data-person="+85510000002"]').getByRole("button").click();
    await person.until("Great!");
    if (keeping) await page.screenshot({ path: picture("desk"), animations: "disabled" });
  });

  test("a number that is none is refused in words", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "12");
    expect(await page.getByRole("alert").first().textContent()).toMatch(/country code/i);
  });
});

describe("the page on other screens, in a browser", { timeout: 60_000 }, () => {
  test.each([
    [320, 844, "light", "none"],
    [390, 844, "dark", "none"],
    [390, 844, "light", "active"],
    [768, 844, "dark", "none"],
    // Windows of 1440 by 900 and of 1280 by 720 at a zoom of 200 %.
    [720, 450, "light", "none"],
    [640, 360, "dark", "none"],
  ] as const)(
    "%i by %i pixels, %s, forced colours %s: all of it can be seen and reached",
    async (width, height, colorScheme, forcedColors) => {
      const { page, ...person } = await phone();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, forcedColors });
      await person.begin("SMS", `+85510000${width}`);
      await person.type("english", "What do you need help with");
      const { wide, high, right, bottom, outside } = await page.evaluate(() => {
        const cards = [...document.querySelectorAll(".column > *, main > *")].map((card) =>
          card.getBoundingClientRect(),
        );
        const { scrollWidth, scrollHeight } = document.documentElement;
        // Controls of the cards that are wider than their card.
        const outside = [...document.querySelectorAll(".column > * :is(button, input, select)")]
          .filter((control) => {
            const card = control.closest(".column > *")?.getBoundingClientRect();
            return card && control.getBoundingClientRect().right > card.right;
          })
          .map((control) => control.outerHTML);
        const last = Math.max(...cards.map((card) => card.bottom + window.scrollY));
        return {
          wide: scrollWidth,
          high: scrollHeight,
          right: Math.max(...cards.map((card) => card.right)),
          bottom: last,
          outside,
        };
      });
      expect(outside).toEqual([]);
      expect([wide, Math.ceil(right)]).toEqual([width, expect.toSatisfy((end: number) => end <= width)]);
      // The page ends where its last card does: nothing hidden makes it longer.
      if (width < 700) expect(high - bottom).toBeLessThan(40);
      await person.travel("+1 day");
      expect(await faultsOf(page)).toEqual([]);
      if (keeping) await page.screenshot({ path: picture(`screen-${width}-${colorScheme}`), fullPage: true });
    },
  );
});

describe("the phone is as a real one, in a browser", { timeout: 60_000 }, () => {
  /** What a part of the phone looks like. */
  const styleOf = (part: Locator, name: string) =>
    part.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);

  test("a text message has nothing that looks like a button, and a click on its line replies all the same", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000021");
    await person.type("SIM", "Choose language");
    const line = person.answer().getByRole("button", { name: "Reply 2: English" });
    expect([await styleOf(line, "border-top-width"), await styleOf(line, "background-color")]).toEqual([
      "0px",
      "rgba(0, 0, 0, 0)",
    ]);
    await person.tap(2, "Cambodia SIM cancel helper");
    expect(person.errors).toEqual([]);
  });

  test("a message that was not delivered is shown as one that is not on the phone", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000022");
    await person.type("SIM", "Choose language");
    await person.tap(2, "Cambodia SIM cancel helper");
    await person.type("7", "Noted.");
    const mode = page.getByRole("combobox", { name: "Twilio" });
    await mode.selectOption("filters");
    await person.travel("+3 days");
    await person.until("undelivered, not on the phone");
    expect(
      await person
        .answer()
        .getByRole("button", { name: /^Reply/ })
        .count(),
    ).toBe(0);
    expect(await styleOf(person.answer().locator(".bubble"), "border-top-style")).toBe("dashed");
    expect(await faultsOf(page)).toEqual([]);
    await mode.selectOption("well");
  });

  test.each(["SMS", "WhatsApp"] as const)(
    "by %s it is dark where people prefer that, and can be read",
    async (channel) => {
      const { page, ...person } = await phone();
      await page.emulateMedia({ colorScheme: "dark" });
      await person.begin(channel, channel === "SMS" ? "+85510000023" : "+85510000024");
      await person.type("english", "What do you need help with");
      const [red = 255] = (await styleOf(page.locator(".screen"), "background-color")).match(/\d+/g)!.map(Number);
      expect(red).toBeLessThan(40);
      expect(await faultsOf(page)).toEqual([]);
    },
  );
});
