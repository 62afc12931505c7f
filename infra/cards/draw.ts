import { html, raw } from "hono/html";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Card } from "../content/card-sentences.ts";
import { launchBrowser } from "../content/map/browser.ts";
import { familiesFor, fontsOf } from "../content/map/fonts.ts";
import { openOffline } from "../content/map/offline.ts";
import { markOf, withCardMark } from "../content/media/card-mark.ts";

/** As a phone shows a picture whole, in pixels. */
const size = { width: 1080, height: 1350 };

const css = `
* { box-sizing: border-box; margin: 0; }
body { width: 100vw; height: 100vh; display: flex; flex-direction: column; padding: 60px; border: 12px solid #0b7a55; background: #fff; color: #111; }
p { flex: 1; min-height: 0; display: grid; align-content: center; text-align: center; text-wrap: balance; font-weight: 600; line-height: 1.7; overflow-wrap: break-word; }
footer { direction: ltr; text-align: end; font-size: 22px; color: #555; }
`;

/** A card as a page of HTML: the sentence, and in small print the place that it comes from and the mark of its words. */
export async function cardPage(
  { languages }: Pick<Content, "languages">,
  { guide, place, language, sentence }: Card,
): Promise<string> {
  const families = familiesFor(languages, language).replaceAll('"', "'");
  const page =
    await html`<!doctype html><html lang="${language}" dir="${languages[language]?.direction ?? "ltr"}"><head><meta charset="utf-8">
<title>${guide}</title><style>${raw(css)}</style></head>
<body style="font-family: ${raw(families)}"><p><span>${sentence}</span></p><footer>${guide} · ${place} · ${markOf(sentence)}</footer></body></html>`;
  return String(page);
}

/** Draws cards one after the other in a browser, without a network, as pictures in PNG with the mark of their words. */
export async function drawCards(
  content: Content,
  cards: Card[],
  drawn: (png: Buffer, i: number) => void,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const [i, card] of cards.entries()) {
      const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
      await openOffline(page, { html: await cardPage(content, card), fonts: fontsOf(content.languages) });
      await page.evaluate(enlarge);
      drawn(withCardMark(await page.screenshot(), card.sentence), i);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the largest letters with which the sentence is inside its box. */
export async function enlarge(): Promise<void> {
  const { document } = globalThis as unknown as { document: Document };
  const box = document.querySelector("p")!;
  const sentence = box.querySelector("span")!;
  await document.fonts.load(`600 16px ${document.body.style.fontFamily}`, sentence.textContent ?? "");
  for (let pixels = 140; pixels >= 24; pixels -= 2) {
    box.style.fontSize = `${pixels}px`;
    const { width, height } = sentence.getBoundingClientRect();
    if (width <= box.clientWidth && height <= box.clientHeight) return;
  }
}
