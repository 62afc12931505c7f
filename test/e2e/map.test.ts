import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { content } from "../../functions/wiring/content.ts";
import { drawAll } from "../../infra/content/map/draw.ts";
import { flowchart } from "../../infra/content/map/flowchart.ts";
import { familiesFor, fontsOf } from "../../infra/content/map/fonts.ts";
import { replay } from "../../infra/content/transcript.ts";
import { deskInBrowser, keeping } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

const { desk, phone } = deskInBrowser();

describe("the map of the guide, in a browser", { timeout: 60_000 }, () => {
  test("shows where the person stands, and follows them", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000001");
    await person.type("注销", "去营业厅办");
    await page.getByRole("button", { name: "Map" }).click();
    const here = page.locator("dialog g.node[aria-current=location]");
    await here.filter({ hasText: "menu" }).waitFor({ timeout: 30_000 });
    expect(await here.count()).toBe(1);
    await fetch(`${desk().origin}/desk/messages`, {
      method: "POST",
      body: JSON.stringify({ from: "+85510000001", body: "3" }),
    });
    await here.filter({ hasText: "store" }).waitFor();
    await expect.poll(() => here.evaluate(isInView), { timeout: 10_000 }).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    if (keeping) {
      await page.screenshot({ path: "test/e2e/screenshots/map.png" });
      const shown = flowchart(content, content.guides["top-up-kh"]!, "en");
      const drawn = { source: shown, fontFamily: familiesFor(content.languages, "en") };
      await drawAll([drawn], fontsOf(content.languages), ({ png }) =>
        writeFileSync("test/e2e/screenshots/top-up-kh.png", png),
      );
    }
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(person.strangers).toEqual([]);
    expect(person.errors).toEqual([]);
  });

  test("is in the person's language, and asked for only when it's opened", async () => {
    const { page, ...person } = await phone();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await person.begin("SMS", "+85510000002");
    await person.type("បិទស៊ីម", "ស៊ីម");
    expect(asked).not.toContain("/desk/mermaid.js");
    await page.getByRole("button", { name: "Map" }).click();
    await page.locator("dialog g.node[aria-current=location]").waitFor({ timeout: 30_000 });
    expect(asked).toContain("/desk/map/cancel-sim-kh/km");
  });
});

describe("export as transcript", { timeout: 60_000 }, () => {
  test("what was said on the phone replays word for word, check-back and all", async () => {
    const { page, ...person } = await phone();
    await person.begin("WhatsApp", "+85510000003");
    await person.type("注销", "去营业厅办");
    await person.type("7", "已记下");
    await person.travel("+3 days");
    await person.until("现在结果如何");
    await person.tap(2, "再问一次");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export as transcript" }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    expect(text).toMatch(/^on whatsapp from \+85510000000\nfrom \d{4}-\d\d-\d\d \d\d:\d\d\n> 注销\n< /);
    expect(text).toContain("~ 3 days\n< ");
    expect(replay(content, text).text).toBe(text);
  });
});

function isInView(node: SVGElement | HTMLElement): boolean {
  const [own, frame] = [node, node.closest(".drawing")].map((each) => each?.getBoundingClientRect());
  return Boolean(own && frame && own.top >= frame.top && own.bottom <= frame.bottom && own.left >= frame.left);
}
