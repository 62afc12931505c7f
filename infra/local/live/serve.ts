import { Hono } from "hono";
import { deskRoutes } from "../desk-routes.ts";
import { mediaRoutes } from "../media-routes.ts";
import { serveOn, withWebhooks } from "../serve.ts";
import type { ServeOptions } from "../serve-options.ts";
import type { Live } from "./live.ts";
import { deskHeader } from "./reach.ts";
import { recordReport } from "./record.ts";

/** Webhooks that are being answered at the end get this time, in milliseconds: Twilio waits no longer. */
const maxWait = 15_000;

/**
 * Two servers: the webhooks, which the tunnel leads to, and the phone page, which only this machine reaches. Rejects when a port
 * is taken.
 */
export async function listenLive(options: ServeOptions, { port, id }: Live): Promise<{ close: () => Promise<void> }> {
  const { app, feed, turns } = options;
  const webhooks = new Hono();
  webhooks.use("/health", async function sayWhichDesk(c, next) {
    await next();
    c.header(deskHeader, id);
  });
  webhooks.post("/twilio/status", async (c) => {
    const form = new URLSearchParams(await c.req.raw.clone().text());
    const response = await turns.watch(() => app().fetch(c.req.raw));
    if (response.ok) recordReport(feed.messages, form);
    return response;
  });
  const page = new Hono();
  // A page elsewhere, or a tunnel to the wrong port, must not reach the conversations.
  page.use(async function thisMachineOnly(c, next) {
    const { hostname } = new URL(c.req.url);
    return ["localhost", "127.0.0.1"].includes(hostname) ? next() : c.body(null, 403);
  });
  page.post("/desk/*", (c) =>
    c.json({ error: "This desk is live: the clock is the real one, and people write from their own phones." }, 409),
  );
  page.route("/", mediaRoutes(options.folder));
  page.route("/", deskRoutes(options));

  const outside = await serveOn(withWebhooks(webhooks, options, { replyStatus: "sent" }), port);
  const inside = await serveOn(page, options.port).catch(async (error) => {
    await outside.close();
    throw error;
  });
  return {
    async close() {
      await Promise.all([outside.close(maxWait), inside.close()]);
    },
  };
}
