import { describe, expect, test } from "vitest";
import { segmentsOf } from "../../functions/text/segments.ts";
import { fixtureContent } from "../support/fixture-content.ts";
import { deskInBrowser, keeping, picture } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

/* A guide that is read from right to left, of test/fixtures/languages/. */

const fixture = fixtureContent({ languages: ["ar", "en"], guides: ["renew-passport"] });
const guide = structuredClone(fixture.guides["renew-passport"]!);
const content = { ...fixture, guides: { "renew-passport": guide } };
/** A page with everything that may be shown in the wrong order. */
guide.pages.lost!.text.ar =
  "اتصل بالرقم *1202# أو +855 12 812 812 بين 10:00 و 18:00.\nSTOP لإيقاف الرسائل، والموقع example.gov.kh.\nرد STOP, {#menu} القائمة";

const { desk, phone } = deskInBrowser({ content });

describe("a guide that is read from right to left, in a browser", { timeout: 60_000 }, () => {
  test("on WhatsApp: the list begins at the right, and its numbers are taps; the map runs to the left", async () => {
    const { page, ...person } = await phone();
    await person.begin("WhatsApp", "+85510000001");
    await person.type("جواز", "مساعد تجديد الجواز");
    await person.tap(2, "اتصل بالرقم");
    const bubble = person.answer().locator(".bubble");
    expect(await bubble.getAttribute("dir")).toBe("rtl");
    expect(await bubble.getAttribute("lang")).toBe("ar");
    await page.evaluate("document.fonts.ready");
    expect(await page.evaluate(loadedFonts)).toMatch(/Arabic/);
    expect(await faultsOf(page)).toEqual([]);
    if (keeping) await page.screenshot({ path: picture("right-to-left") });
    await page.getByRole("button", { name: "Map" }).click();
    await page.locator("dialog g.node[aria-current=location]").waitFor({ timeout: 30_000 });
    const at = async (kind: string) => (await page.locator(`dialog g.node.${kind}`).first().boundingBox())!;
    expect((await at("start")).x).toBeGreaterThan((await at("asks")).x);
    if (keeping) await page.screenshot({ path: picture("right-to-left-map") });
  });

  test("by SMS: a telephone that knows nothing of the language shows codes, numbers and words where they belong", async () => {
    const { page, ...person } = await phone();
    await person.begin("SMS", "+85510000002");
    await person.type("جواز", "مساعد تجديد الجواز");
    await person.type("2", "اتصل بالرقم");
    const { messages } = await desk().feed.snapshot();
    const { body, segments } = messages.at(-1)!;
    expect(segments).toBe(segmentsOf(body).segments);
    const shown = async (text: string) => (await page.evaluate(shownOrder, text)).join("\n");
    // What is read from the left is in the other order within itself, and moves nothing around it.
    const fromLeft = /\*1202#|\+855 12 812 812|10:00|18:00|STOP|example\.gov\.kh/g;
    const read = body.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
    const expected = read.replace(fromLeft, (part) => [...part].toReversed().join(""));
    expect(await shown(body)).toBe(expected);
    expect(await shown(read)).not.toBe(expected);
  });
});

const loadedFonts = "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family).join()";

/**
 * Runs in the page: the characters of each line from the right to the left, as a telephone lays them out that knows the text
 * alone.
 */
function shownOrder(body: string): string[] {
  const paragraph = document.createElement("p");
  paragraph.style.cssText = "position:absolute;inset:0;white-space:pre;unicode-bidi:plaintext;font-size:12px";
  paragraph.textContent = body;
  document.body.append(paragraph);
  const text = paragraph.firstChild as Text;
  const range = document.createRange();
  let start = 0;
  const lines = body.split("\n").map((line) => {
    const from = start;
    start += line.length + 1;
    const placed = [...line].flatMap((character, i) => {
      if (/[\u200e\u200f\u2066-\u2069]/.test(character)) return [];
      range.setStart(text, from + i);
      range.setEnd(text, from + i + 1);
      const { left, right } = range.getBoundingClientRect();
      return [{ character, left, right }];
    });
    const fromRight = placed.toSorted((a, b) => b.right - a.right || b.left - a.left).map((each) => each.character);
    return fromRight.join("");
  });
  paragraph.remove();
  return lines;
}
