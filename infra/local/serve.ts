import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { formLimit } from "../../functions/app.ts";
import { allRoutes } from "./all-routes.ts";
import { deskRoutes } from "./desk-routes.ts";
import { fakeTwilio } from "./fake-twilio.ts";
import type { ServeOptions } from "./serve-options.ts";
import { recordWebhook } from "./webhooks.ts";

/** One server for our webhooks, the fake Twilio and the phone page. Rejects when the port is taken. */
export function listen(options: ServeOptions): Promise<{ close: () => Promise<void> }> {
  const { account, clock, defaultOptOut, feed, port, statusDelay, templates } = options;
  const root = withWebhooks(new Hono(), options, { defaultOptOut });
  const { messages, mode } = feed;
  root.route("/", fakeTwilio({ account, messages, now: clock.now, defaultOptOut, templates, mode, statusDelay }));
  root.route("/", allRoutes(options));
  root.route("/", deskRoutes(options));
  return serveOn(root, port);
}

/**
 * Adds our webhooks and what records them for the page.
 *
 * @param recorded whether the page shows Twilio's answers to opt-out words, and the status of a reply: see recordWebhook
 */
export function withWebhooks(
  root: Hono,
  { app, clock, feed, turns }: ServeOptions,
  recorded: { defaultOptOut?: boolean; replyStatus?: string },
): Hono {
  root.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(`${c.req.path} failed: ${error.stack}`);
    return c.body(null, 500);
  });
  root.notFound((c) => c.body(null, 404));
  // Webhooks are also read here, to show them, with the app's own limit of their size.
  root.use("/twilio/*", formLimit);
  root.post("/twilio/message", async (c) => {
    const form = new URLSearchParams(await c.req.raw.clone().text());
    feed.meet(form.get("From") ?? "");
    const response = await turns.watch(() => app().fetch(c.req.raw));
    const xml = await response.clone().text();
    if (response.status === 200) recordWebhook({ messages: feed.messages, now: clock.now(), ...recorded }, form, xml);
    return response;
  });
  root.all("/twilio/*", (c) => turns.watch(() => app().fetch(c.req.raw)));
  root.get("/health", (c) => app().fetch(c.req.raw));
  return root;
}

/**
 * Serves on a port of this machine. Rejects when it is taken. `close` cuts requests off that have not ended after a time in
 * milliseconds, at once by default.
 */
export async function serveOn(root: Hono, port: number): Promise<{ close: (graceMs?: number) => Promise<void> }> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: root.fetch, port, hostname: "127.0.0.1" }, () => resolve(started));
    started.once("error", reject);
  });
  return {
    close: (graceMs = 0) =>
      new Promise((resolve) => {
        const cutOff = () => void ("closeAllConnections" in server && server.closeAllConnections());
        const waiting = setTimeout(cutOff, graceMs);
        server.close(() => {
          clearTimeout(waiting);
          resolve();
        });
        if (graceMs === 0) cutOff();
      }),
  };
}
