import { launchBrowser } from "../content/map/browser.ts";
import type { Font } from "../content/map/fonts.ts";
import { openOffline } from "../content/map/offline.ts";

export const sizes = ["a4", "a5"] as const;
type Size = (typeof sizes)[number];

/** A poster as a PDF of one page for each size, and as a picture. */
export type DrawnPoster = Record<Size, Buffer> & { png: Buffer };

/** Texts may shrink to this percentage of their size. */
export const smallest = 60;

/**
 * Draws posters one after the other in a browser, without a network. Rejects with an Error when one has too much text for its
 * page.
 */
export async function drawPosters(
  posters: { html: string; name: string }[],
  fonts: Font[],
  drawn: (poster: DrawnPoster, i: number) => void,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const [i, { html, name }] of posters.entries()) {
      const page = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 559, height: 794 } });
      await page.emulateMedia({ media: "print" });
      await openOffline(page, { html, fonts });
      const pdf = async (size: Size) => {
        const isWhole = await page.evaluate(fitOnPage, { size, smallest });
        if (!isWhole) throw new Error(`${name} does not fit on a page: choose fewer languages, or shorten the texts`);
        return page.pdf({ format: size.toUpperCase(), printBackground: true });
      };
      const [a4, a5] = [await pdf("a4"), await pdf("a5")];
      drawn({ a4, a5, png: await page.locator("main").screenshot() }, i);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** Runs in the page: gives it a size, and shrinks its texts until they fit. @returns whether they do */
export async function fitOnPage({ size, smallest }: { size: string; smallest: number }): Promise<boolean> {
  const { document } = globalThis as unknown as { document: Document };
  document.body.className = size;
  // Text is as wide as its fonts, so these are loaded first.
  const families = [...document.querySelectorAll<HTMLElement>("section")].map(({ style, textContent }) =>
    Promise.all(
      [400, 600, 700].map((weight) => document.fonts.load(`${weight} 16px ${style.fontFamily}`, textContent ?? "")),
    ),
  );
  await Promise.all(families);
  // What is too high overflows above and below, because a section is centred.
  const isCut = () =>
    [...document.querySelectorAll("section")].some((section) => {
      const { left, right, top, bottom } = section.getBoundingClientRect();
      const edge = Number.parseFloat(getComputedStyle(section).paddingTop) - 1;
      const boxes = [...section.querySelectorAll("*")].map((each) => each.getBoundingClientRect());
      const isOver = (box: DOMRect) => box.top < top + edge || box.bottom > bottom - edge;
      return boxes.some((box) => isOver(box) || box.left < left - 1 || box.right > right + 1);
    });
  for (let percent = 100; percent >= smallest; percent -= 2) {
    document.body.style.setProperty("--fit", String(percent / 100));
    if (!isCut()) return true;
  }
  return false;
}
