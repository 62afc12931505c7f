import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** A page is painted without OpenGL: machines without a GPU emulate that, which takes three times as long. */
const noGpu = "--disable-gpu";

/** A browser: the machine's Chrome, or the Chromium for Linux from npm. */
export async function launchBrowser(): Promise<Browser> {
  const own = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  if (own) return playwright.launch({ executablePath: own, args: ["--no-sandbox", noGpu] });
  if (process.platform !== "linux") return playwright.launch({ channel: "chrome" });
  // Its flags for Lambda run one process, in which closing a page ends the browser.
  const args = chromium.args.filter((flag) => !["--single-process", "--no-zygote"].includes(flag));
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...args, noGpu] });
}
