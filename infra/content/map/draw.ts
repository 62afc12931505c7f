import { launchBrowser } from "./browser.ts";
import { mermaidOptions } from "./drawing.ts";
import type { Font } from "./fonts.ts";
import { mermaidFile } from "./mermaid-file.ts";
import { openOffline } from "./offline.ts";

/** A flowchart as a vector drawing and as a picture. */
export type Drawing = { svg: string; png: Buffer };

/** A flowchart to draw, and the families of its text, as CSS has them. */
export type Flowchart = { source: string; fontFamily: string };

const html = `<!doctype html><html><head><meta charset="utf-8">
<script src="/mermaid.js"></script></head><body style="margin:0;background:#fff"></body></html>`;

/** Draws flowcharts one after the other in a browser, without a network. */
export async function drawAll(
  flowcharts: Flowchart[],
  fonts: Font[],
  drawn: (drawing: Drawing, i: number) => void,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await openOffline(page, { html, fonts, files: { "/mermaid.js": mermaidFile } });
    for (const [i, { source, fontFamily }] of flowcharts.entries()) {
      const svg = await page.evaluate(drawInPage, { source, fontFamily, options: mermaidOptions(fontFamily) });
      drawn({ svg, png: await page.locator("svg").screenshot() }, i);
    }
  } finally {
    await browser.close();
  }
}

type Mermaid = { initialize(options: object): void; render(id: string, source: string): Promise<{ svg: string }> };

/** Runs in the page. Fonts are loaded first, because boxes are as wide as their text. */
async function drawInPage({ source, fontFamily, options }: Flowchart & { options: object }): Promise<string> {
  const { mermaid, document } = globalThis as unknown as { mermaid: Mermaid; document: Document };
  await document.fonts.load(`13px ${fontFamily}`, source);
  mermaid.initialize(options);
  const { svg } = await mermaid.render("map", source);
  document.body.innerHTML = svg;
  const drawing = document.querySelector("svg") as SVGSVGElement;
  const { width, height } = drawing.viewBox.baseVal;
  drawing.style.maxWidth = "none";
  drawing.setAttribute("width", String(width));
  drawing.setAttribute("height", String(height));
  return drawing.outerHTML;
}
