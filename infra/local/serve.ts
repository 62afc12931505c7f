import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import type { DeskParts } from "./desk.ts";
import { deskRoutes } from "./desk-routes.ts";
import { twilioDouble } from "./twilio-double.ts";
import { noteWebhook } from "./webhooks.ts";

/**
 * One origin for all of it: our webhooks, Twilio's double, the phone page. Rejects when the port is taken.
 *
 * @param app the assistant's own app, as Lambda runs it
 */
export async function listen(desk: DeskParts, app: Hono, port: number): Promise<{ close: () => Promise<void> }> {
  const root = new Hono();
  const { account, messages, now } = desk;
  root.post("/twilio/message", async (c) => {
    const form = new URLSearchParams(await c.req.raw.clone().text());
    desk.meet(form.get("From") ?? "");
    const response = await desk.watchTurns(() => app.fetch(c.req.raw));
    if (response.status === 200) noteWebhook(messages, now(), form, await response.clone().text());
    return response;
  });
  root.all("/twilio/*", (c) => desk.watchTurns(() => app.fetch(c.req.raw)));
  root.get("/health", (c) => app.fetch(c.req.raw));
  root.route("/", twilioDouble({ account, messages, now }));
  root.route("/", await deskRoutes(desk));

  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: root.fetch, port, hostname: "127.0.0.1" }, () => resolve(started));
    started.once("error", reject);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
