import type { Browser } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { launchBrowser } from "../../infra/content/map/browser.ts";
import { aDesk, aFolder } from "../infra/local/a-desk.ts";
import { openPhone } from "./phone.ts";

/** `npm run screenshots` keeps what the README shows. */
export const keeping = import.meta.env.MODE === "screenshots";

/** The file of a kept picture. */
export const picture = (name: string) => `test/e2e/screenshots/${name}.png`;

/** A desk and a browser for the tests of one file. Both end after them. */
export function deskInBrowser(options?: Parameters<typeof aDesk>[1]) {
  const { folder, remove } = aFolder();
  let desk: Awaited<ReturnType<typeof aDesk>>["desk"];
  let browser: Browser;
  beforeAll(async () => {
    [{ desk }, browser] = await Promise.all([aDesk(folder, options), launchBrowser()]);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await desk.stop();
    remove();
  });
  return {
    desk: () => desk,
    /** The phone page in a window of its own, for the running test. */
    async phone() {
      const opened = await openPhone(browser, desk.origin);
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}
