import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.ts";
import { mermaidOptions } from "./drawing.ts";

/** A flowchart as a vector drawing and as a picture. */
export type Drawing = { svg: string; png: Buffer };

/** An address that never reaches a network: each of its paths is a file of a package. */
const site = "http://map.invalid";
const packages: Record<string, string> = {
  "/mermaid.js": "mermaid/dist/mermaid.min.js",
  "/sc": "@fontsource-variable/noto-sans-sc",
  "/khmer": "@fontsource-variable/noto-sans-khmer",
};
const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/sc/index.css">
<link rel="stylesheet" href="/khmer/index.css"><script src="/mermaid.js"></script><body style="margin:0;background:#fff"></body>`;

/** Draws flowcharts one after the other in a browser, without a network. */
export async function drawAll(sources: string[], drawn: (drawing: Drawing, i: number) => void): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await page.route("**", async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === "/") return route.fulfill({ body: html, contentType: "text/html" });
      const body = await fileAt(path);
      return body ? route.fulfill({ body, contentType: types[extname(path)] ?? "" }) : route.abort();
    });
    await page.goto(site);
    for (const [i, source] of sources.entries()) {
      const svg = await page.evaluate(drawInPage, { source, options: mermaidOptions });
      drawn({ svg, png: await page.locator("svg").screenshot() }, i);
    }
  } finally {
    await browser.close();
  }
}

async function fileAt(path: string): Promise<Buffer | undefined> {
  const [prefix, target] = Object.entries(packages).find(([start]) => path.startsWith(start)) ?? [];
  if (prefix === undefined || target === undefined || path.includes("..")) return undefined;
  const root = fileURLToPath(new URL("../../../node_modules/", import.meta.url));
  return readFile(root + target + path.slice(prefix.length)).catch(() => undefined);
}

type Mermaid = { initialize(options: object): void; render(id: string, source: string): Promise<{ svg: string }> };

/** Runs in the page. Fonts are loaded first, because boxes are as wide as their text. */
async function drawInPage({ source, options }: { source: string; options: typeof mermaidOptions }): Promise<string> {
  const { mermaid, document } = globalThis as unknown as { mermaid: Mermaid; document: Document };
  await Promise.all(
    ["Noto Sans SC Variable", "Noto Sans Khmer Variable"].map((family) =>
      document.fonts.load(`13px "${family}"`, source),
    ),
  );
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
