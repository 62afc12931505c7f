import { describe, expect, test } from "vitest";
import { deskInBrowser, keeping, picture } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

const { phone, desk } = deskInBrowser({ withButtons: true });

/** A person on WhatsApp who types one word and then only taps. */
async function tapping(number: string) {
  const { page, ...person } = await phone();
  await person.begin("WhatsApp", number);
  return {
    ...person,
    page,
    /** Opens the list of the last answer, and taps a row. */
    async choose(row: string, expected: string | RegExp) {
      await person.answer().locator("summary").click();
      await person.answer().locator(".list-picker").getByRole("button", { name: row, exact: true }).click();
      await person.until(expected);
    },
    async tapButton(title: string, expected: string | RegExp) {
      await person.answer().locator(".quick-replies").getByRole("button", { name: title, exact: true }).click();
      await person.until(expected);
    },
  };
}

describe("on WhatsApp a person who only taps reaches the end", { timeout: 60_000 }, () => {
  test("in Chinese", async () => {
    const { page, ...person } = await tapping("+85510000011");
    await person.type("注销", "去营业厅办");
    await person.answer().locator("summary").click();
    expect(await faultsOf(page)).toEqual([]);
    if (keeping) await page.screenshot({ path: picture("list") });
    await person.answer().locator("summary").click();
    await person.choose("去营业厅办（4步）", "第4步");
    await person.tapButton("我已提交，3天后来问我", "已记下");
    await page.getByText(/open/i).first().waitFor();
    await person.travel("+3 days");
    await person.until("现在结果如何");
    await page.getByRole("button", { name: "已注销", exact: true }).click();
    await person.until("太好了");
    expect(person.errors).toEqual([]);
  });

  test("in Khmer, where the language is chosen from a list", async () => {
    const { page, ...person } = await tapping("+85510000012");
    await person.type("SIM", "ខ្មែរ");
    await person.choose("ខ្មែរ", "ម៉ឺនុយ");
    await person.choose("ត្រូវយកអ្វីទៅ", "អត្តសញ្ញាណ");
    expect(await faultsOf(page)).toEqual([]);
    expect(person.errors).toEqual([]);
  });

  test("by keyboard: a list opens and its row is sent with Enter", async () => {
    const { page, ...person } = await tapping("+85510000013");
    await person.type("注销", "去营业厅办");
    await person.answer().locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await person.until("为什么要注销");
  });
});

describe("by SMS the same errand is typed, and nothing has buttons", { timeout: 60_000 }, () => {
  test.each([
    [
      "in Chinese",
      "+85510000014",
      ["注销", "去营业厅办"],
      ["3", "选对营业厅"],
      ["7", "已记下"],
      "SIM注销助手",
      ["1", "太好了"],
    ],
    ["in Khmer", "+85510000015", ["បិទស៊ីម", "ម៉ឺនុយ"], ["3", "បិទនៅហាង"], ["7", "9 "], "ពាក្យសុំបិទស៊ីម", ["1", "TRC"]],
  ] as const)("%s", async (_, number, keyword, shop, applied, asked, done) => {
    const { page, ...person } = await phone();
    await person.begin("SMS", number);
    for (const [text, expected] of [keyword, shop, applied]) await person.type(text, expected);
    await page.getByText(/open/i).first().waitFor();
    await person.travel("+3 days");
    await person.until(asked);
    await person.type(done[0], done[1]);
    expect(await page.locator(".quick-replies, .list-picker").count()).toBe(0);
    expect(desk().deps.buttons).toBeDefined();
    expect(person.errors).toEqual([]);
  });
});
