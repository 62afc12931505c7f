import { expect, test } from "vitest";
import { content } from "../../functions/wiring/content.ts";
import { cardPage, drawCards, enlarge } from "../../infra/cards/draw.ts";
import { cardsOf } from "../../infra/content/card-sentences.ts";
import { launchBrowser } from "../../infra/content/map/browser.ts";
import { fontsOf } from "../../infra/content/map/fonts.ts";
import { openOffline } from "../../infra/content/map/offline.ts";

const cards = Object.values(content.guides).flatMap((guide) => cardsOf(content, guide));

test("a counter card is a picture for a phone, with the sentence as large as it can be", async () => {
  const sizes: [number, number][] = [];
  await drawCards(content, cards, (png) => sizes.push([png.readUInt32BE(16), png.readUInt32BE(20)]));
  expect(sizes).toEqual(cards.map(() => [1080, 1350]));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1350 } });
    await openOffline(page, { html: await cardPage(content, cards[0]!), fonts: fontsOf(content.languages) });
    await page.evaluate(enlarge);
    expect(await page.locator("p").innerText()).toBe(cards[0]!.sentence);
    const [sentence, card] = await Promise.all(["span", "p"].map((part) => page.locator(part).boundingBox()));
    expect(sentence!.height).toBeGreaterThan(card!.height / 2);
    expect(sentence!.height).toBeLessThanOrEqual(card!.height);
    expect(sentence!.width).toBeLessThanOrEqual(card!.width);
    const loaded = "[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family).join()";
    expect(await page.evaluate(loaded)).toContain("Khmer");
  } finally {
    await browser.close();
  }
}, 60_000);
