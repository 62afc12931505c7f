import { expect, test } from "vitest";
import { deskInBrowser, keeping, picture } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

const { phone } = deskInBrowser({ withButtons: true });

test("a person who taps sees the card for the counter, with its text in one message", { timeout: 60_000 }, async () => {
  const { page, ...person } = await phone();
  await person.begin("WhatsApp", "+85510000015");
  await person.type("注销", "去营业厅办");
  await person.answer().locator("summary").click();
  await person.answer().getByRole("button", { name: "去营业厅办（4步）", exact: true }).click();
  await person.until("第4步");
  await person.answer().getByRole("button", { name: "给店员看的柬文", exact: true }).click();
  await person.until("请店员看");
  const card = person.answer().getByRole("img", { name: "写着这句柬文的大字卡片，给店员看" });
  await expect.poll(() => card.evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBe(1080);
  expect(await faultsOf(page)).toEqual([]);
  if (keeping) await page.screenshot({ path: picture("card") });
  expect(person.errors).toEqual([]);
});
