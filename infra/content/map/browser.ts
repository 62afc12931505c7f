import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** A real browser: the machine's own Chrome where there is one, else the Chromium for Linux that npm brings. */
export async function launchBrowser(): Promise<Browser> {
  const own = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  if (own) return playwright.launch({ executablePath: own, args: ["--no-sandbox"] });
  if (process.platform !== "linux") return playwright.launch({ channel: "chrome" });
  // Its own flags are for Lambda, where one process has to do; there, closing one page ends them all.
  const args = chromium.args.filter((flag) => !["--single-process", "--no-zygote"].includes(flag));
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}
