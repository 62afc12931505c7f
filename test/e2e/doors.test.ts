import { writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import { content as shipped } from "../../functions/wiring/content.ts";
import { launchBrowser } from "../../infra/content/map/browser.ts";
import { fontsOf } from "../../infra/content/map/fonts.ts";
import { openOffline } from "../../infra/content/map/offline.ts";
import { doorsOf } from "../../infra/doors/doors.ts";
import { type DrawnPoster, drawPosters, fitOnPage, sizes, smallest } from "../../infra/doors/draw.ts";
import { posterPage } from "../../infra/doors/poster.ts";
import { allPacks } from "../infra/content/packs-of-tests.ts";
import { fixtureContent } from "../support/fixture-content.ts";
import { keeping, picture } from "./desk-in-browser.ts";

const numbers = { whatsapp: "+12025550143", sms: "+12025550199" };
const words = Object.fromEntries(
  Object.entries(allPacks).flatMap(([tag, { poster }]) => (poster ? [[tag, poster]] : [])),
);

type Printed = { content: Content; guide: string; languages: string[]; tag?: string };

/** A poster's page, and its doors. */
async function posterOf({ content, guide: id, languages, tag }: Printed) {
  const guide = content.guides[id]!;
  const all = doorsOf(content, guide, { numbers, tag });
  const doors = languages.flatMap((language) => all.find((door) => door.language === language) ?? []);
  return { guide, doors, html: await posterPage(content, { guide, doors, tag, words }) };
}

const passport = fixtureContent({ languages: ["ar", "en"], guides: ["renew-passport"] });

const posters: [what: string, printed: Printed][] = [
  ["in three languages", { content: shipped, guide: "cancel-sim-kh", languages: ["zh", "en", "km"], tag: "market" }],
  ["in the three longest", { content: shipped, guide: "top-up-kh", languages: ["es", "vi", "km"] }],
  ["in two languages", { content: shipped, guide: "top-up-kh", languages: ["vi", "es"] }],
  ["in one language", { content: shipped, guide: "cancel-sim-kh", languages: ["km"] }],
  ["from right to left", { content: passport, guide: "renew-passport", languages: ["ar"] }],
];

describe.each(posters)("a poster %s, in a browser", { timeout: 60_000 }, (_, printed) => {
  const { content, languages, tag } = printed;
  let browser: Browser;
  let page: Page;
  let drawn: DrawnPoster;
  let poster: Awaited<ReturnType<typeof posterOf>>;
  beforeAll(async () => {
    poster = await posterOf(printed);
    await drawPosters([{ html: poster.html, name: "it" }], fontsOf(content.languages), (done) => {
      drawn = done;
    });
    browser = await launchBrowser();
    page = await browser.newPage();
    await openOffline(page, { html: poster.html, fonts: fontsOf(content.languages) });
    if (keeping && tag) writeFileSync(picture("poster"), drawn.png);
  }, 60_000);
  afterAll(() => browser.close());

  test("is one page of A4, and one of A5", () => {
    const boxOf = (pdf: Buffer) => {
      const text = pdf.toString("latin1");
      expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
      return [width, height].map((points) => Math.round((Number(points) / 72) * 25.4));
    };
    expect([boxOf(drawn.a4), boxOf(drawn.a5)]).toEqual([
      [210, 297],
      [148, 210],
    ]);
  });

  test.each(sizes)("has nothing cut off, and nothing over another, as %s", async (size) => {
    expect(await page.evaluate(fitOnPage, { size, smallest })).toBe(true);
    expect(await page.evaluate(overlaps)).toEqual([]);
  });

  test("has the first answer as it comes today, what to send where, and how to opt out", async () => {
    for (const { language, keyword } of poster.doors) {
      const section = page.locator(`section[lang=${language}]`);
      const answer = renderMessage(content, [{ guide: poster.guide.guide, place: poster.guide.start, language }]);
      const lines = (await section.locator("li").allInnerTexts()).map((line) => line.replace(/\s+/g, " "));
      expect(lines).toEqual(
        answer
          .replaceAll("\u200f", "")
          .split("\n")
          .map((line) => line.replace(/\s+/g, " ")),
      );
      const text = await section.innerText();
      for (const part of [keyword, "+1 202 555 0143", "+1 202 555 0199", words[language]!.scan, words[language]!.stop])
        expect(text).toContain(part);
      expect(await section.getAttribute("dir")).toBe(content.languages[language]!.direction);
    }
    const footer = await page.locator("footer").innerText();
    expect(footer).toBe(`${poster.guide.guide} · ${content.version}${tag ? ` · #${tag}` : ""}`);
  });

  test("has a QR code for each language, or alone one for each channel, that a camera reads", async () => {
    const codes = await readCodes(page);
    const message = (at: number) => poster.doors[at]!.message;
    const whatsapp = (at: number) => `https://wa.me/12025550143?text=${encodeURIComponent(message(at))}`;
    const expected =
      languages.length === 1 ? [whatsapp(0), `SMSTO:+12025550199:${message(0)}`] : languages.map((_, i) => whatsapp(i));
    expect(codes).toEqual(expected);
  });
});

test("a poster with more text than its page can hold is refused", async () => {
  const guide = structuredClone(shipped.guides["top-up-kh"]!);
  guide.name.en = "A name that is far too long ".repeat(60);
  const { html } = await posterOf({
    content: { ...shipped, guides: { "top-up-kh": guide } },
    guide: "top-up-kh",
    languages: ["en"],
  });
  await expect(drawPosters([{ html, name: "the poster" }], fontsOf(shipped.languages), () => {})).rejects.toThrow(
    "the poster does not fit on a page: choose fewer languages, or shorten the texts",
  );
}, 60_000);

/** The texts of the codes on a page, read from their pixels. */
async function readCodes(page: Page): Promise<string[]> {
  const codes = await page.locator("figure svg").all();
  const texts: string[] = [];
  for (const code of codes) {
    const png = await code.screenshot();
    const { width, height, data } = await page.evaluate(pixelsOf, png.toString("base64"));
    texts.push(decodeQR({ width, height, data: Uint8Array.from(data) }));
  }
  return texts;
}

/** Runs in the page: the pixels of a picture. */
async function pixelsOf(base64: string) {
  const picture = new Image();
  picture.src = `data:image/png;base64,${base64}`;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = new OffscreenCanvas(width, height).getContext("2d")!;
  canvas.drawImage(picture, 0, 0);
  return { width, height, data: [...canvas.getImageData(0, 0, width, height).data] };
}

/** Runs in the page: the parts of a poster that are not inside the page, or lie over each other. */
function overlaps(): string[] {
  const outer = document.querySelector("main")!.getBoundingClientRect();
  const parts = [...document.querySelectorAll("h1, figure, .how p, .answer > p, li, footer")];
  const boxes = parts.map((part) => ({ name: part.textContent ?? "", box: part.getBoundingClientRect() }));
  const outside = boxes.filter(
    ({ box }) =>
      box.left < outer.left ||
      box.right > outer.right ||
      box.top < outer.top ||
      box.bottom > outer.bottom ||
      box.width === 0,
  );
  const over = boxes.filter(({ box: a }, i) =>
    boxes
      .slice(i + 1)
      .some(
        ({ box: b }) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
      ),
  );
  return [...outside, ...over].map(({ name }) => name);
}
