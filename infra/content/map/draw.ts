import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { launchBrowser } from "./browser.ts";
import { mermaidOptions } from "./drawing.ts";
import type { Font } from "./fonts.ts";
import { mermaidFile } from "./mermaid-file.ts";

/** A flowchart as a vector drawing and as a picture. */
export type Drawing = { svg: string; png: Buffer };

/** A flowchart to draw, and the families of its text, as CSS has them. */
export type Flowchart = { source: string; fontFamily: string };

/** An address that never reaches a network: each of its paths is a file of a package. */
const site = "http://map.invalid";
const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };

/** Draws flowcharts one after the other in a browser, without a network. */
export async function drawAll(
  flowcharts: Flowchart[],
  fonts: Font[],
  drawn: (drawing: Drawing, i: number) => void,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await page.route("**", async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === "/") return route.fulfill({ body: htmlWith(fonts), contentType: "text/html" });
      const body = await fileAt(path, fonts);
      return body ? route.fulfill({ body, contentType: types[extname(path)] ?? "" }) : route.abort();
    });
    await page.goto(site);
    for (const [i, { source, fontFamily }] of flowcharts.entries()) {
      const svg = await page.evaluate(drawInPage, { source, fontFamily, options: mermaidOptions(fontFamily) });
      drawn({ svg, png: await page.locator("svg").screenshot() }, i);
    }
  } finally {
    await browser.close();
  }
}

/** Each font's style sheet is at its package's name. */
const htmlWith = (fonts: Font[]) => `<!doctype html><meta charset="utf-8">
${fonts.map(({ name }) => `<link rel="stylesheet" href="/${name}/index.css">`).join("\n")}
<script src="/mermaid.js"></script><body style="margin:0;background:#fff"></body>`;

async function fileAt(path: string, fonts: Font[]): Promise<Buffer | undefined> {
  if (path === "/mermaid.js") return readFile(mermaidFile);
  const font = fonts.find(({ name }) => path.startsWith(`/${name}/`));
  if (!font || path.includes("..")) return undefined;
  return readFile(font.folder + path.slice(font.name.length + 1)).catch(() => undefined);
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
