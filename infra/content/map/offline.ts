import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Page } from "playwright-core";
import type { Font } from "./fonts.ts";

/** An address that never reaches a network: each of its paths is a file of a package. */
const site = "http://map.invalid";
const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };

/** What a page is made of: the links to its fonts go into its head. */
type Offline = {
  html: string;
  fonts: Font[];
  /** Further files of packages, by their paths: { "/a.js": file }. */
  files?: Record<string, string>;
};

/** Opens a page without a network. */
export async function openOffline(page: Page, { html, fonts, files = {} }: Offline): Promise<void> {
  const links = fonts.map(({ name }) => `<link rel="stylesheet" href="/${name}/index.css">`).join("\n");
  await page.route("**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === "/")
      return route.fulfill({
        body: html.replace("<head>", () => `<head>\n${links}`),
        contentType: "text/html; charset=utf-8",
      });
    const body = await fileAt(path, fonts, files);
    return body ? route.fulfill({ body, contentType: types[extname(path)] ?? "" }) : route.abort();
  });
  await page.goto(site);
}

/** Each font's style sheet is at its package's name. */
async function fileAt(path: string, fonts: Font[], files: Record<string, string>): Promise<Buffer | undefined> {
  const file = Object.hasOwn(files, path) ? files[path] : undefined;
  if (file !== undefined) return readFile(file);
  const font = fonts.find(({ name }) => path.startsWith(`/${name}/`));
  if (!font || path.includes("..")) return undefined;
  return readFile(font.folder + path.slice(font.name.length + 1)).catch(() => undefined);
}
