import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { formLimit } from "../../functions/app.ts";
import { allRoutes } from "./all-routes.ts";
import { deskRoutes } from "./desk-routes.ts";
import { errorOfMedia } from "./fake-twilio/media.ts";
import { isSigned } from "./fake-twilio/signed.ts";
import { fakeTwilio } from "./fake-twilio.ts";
import { mediaRoutes } from "./media-routes.ts";
import { isBlocked } from "./opt-outs.ts";
import type { ServeOptions } from "./serve-options.ts";
import { type Recording, recordAnswer, recordReceived } from "./webhooks.ts";

/** One server for our webhooks, the fake Twilio and the phone page. Rejects when the port is taken. */
export function listen(options: ServeOptions): Promise<{ close: () => Promise<void> }> {
  const { account, clock, defaultOptOut, feed, port, statusDelay, templates } = options;
  const root = withWebhooks(new Hono(), options, { defaultOptOut, errorOfMedia });
  const { messages, mode } = feed;
  root.route("/", fakeTwilio({ account, messages, now: clock.now, defaultOptOut, templates, mode, statusDelay }));
  root.route("/", allRoutes(options));
  root.route("/", deskRoutes(options));
  return serveOn(root, port);
}

/**
 * Adds our webhooks and what records them for the page, and the files that replies name.
 *
 * @param recorded how the page shows what the webhooks answer: see recordAnswer
 */
export function withWebhooks(
  root: Hono,
  { account, app, clock, feed, folder, origin, turns }: ServeOptions,
  recorded: Pick<Recording, "defaultOptOut" | "replyStatus" | "errorOfMedia">,
): Hono {
  root.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(`${c.req.path} failed: ${error.stack}`);
    return c.body(null, 500);
  });
  root.notFound((c) => c.body(null, 404));
  // Webhooks are also read here, to show them, with the app's own limit of their size.
  root.use("/twilio/*", formLimit);
  /** The messages whose answer is recorded. A webhook that is repeated after an answer has nothing new. */
  const answered = new Set<string>();
  root.post("/twilio/message", async (c) => {
    const form = new URLSearchParams(await c.req.raw.clone().text());
    feed.meet(form.get("From") ?? "");
    const { messages } = feed;
    const wasBlocked = isBlocked(messages, form.get("From") ?? "", form.get("To") ?? "");
    const came = clock.now();
    // A reply with buttons is sent before the webhook answers, and only to a person who has written.
    if (isSigned(c.req.raw, `${origin}/twilio/message`, account, form)) recordReceived(messages, form, came);
    const response = await turns.watch(() => app().fetch(c.req.raw));
    const xml = await response.clone().text();
    const sid = form.get("MessageSid") ?? "";
    if (response.status === 200 && !answered.has(sid)) {
      answered.add(sid);
      recordReceived(messages, form, came);
      await recordAnswer({ messages, now: clock.now(), wasBlocked, ...recorded }, form, xml);
    }
    return response;
  });
  root.route("/", mediaRoutes(folder));
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
