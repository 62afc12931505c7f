import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { postSigned } from "../../../../infra/local/fake-twilio/signed.ts";
import { fakeTwilio } from "../../../../infra/local/fake-twilio.ts";
import { newSid, openMessages } from "../../../../infra/local/messages.ts";
import { apiRoutes, contentRoutes, messagingRoutes } from "../../twilio/resources.ts";
import { aNumber, aSender, emptyState } from "../../twilio/state.ts";
import { account, number, throughTunnel, tunnel } from "./tunnel.ts";

/*
 * Twilio in a process and with an account of its own: `node twilio-process.ts MESSAGES PORT`. It prints its origin, calls the
 * webhooks that are set, through a tunnel to the port, and delivers messages with reports.
 */

const [file = "", port] = process.argv.slice(2);
globalThis.fetch = throughTunnel(tunnel, Number(port));

const state = emptyState();
state.numbers.push(aNumber(1, number, { sms_url: "https://earlier.example.com/sms", sms_method: "GET" }));
const webhook = { callback_url: "https://earlier.example.com/whatsapp", callback_method: "POST" };
state.senders.push(aSender(1, `whatsapp:${number}`, { webhook }));
const messages = openMessages(file, () => undefined);

const root = new Hono();
const now = Date.now;
root.route(
  "/api",
  fakeTwilio({
    account,
    messages,
    now,
    defaultOptOut: false,
    templates: () => [],
    mode: () => "well",
    statusDelay: 20,
  }),
);
root.route("/api", apiRoutes(state, account.sid));
root.route("/content", contentRoutes(state, account.sid));
root.route("/messaging", messagingRoutes(state));
root.get("/settings", (c) =>
  c.json({ sms: state.numbers[0]?.sms_url, whatsapp: state.senders[0]?.webhook.callback_url }),
);
root.get("/messages", (c) => c.json(messages.all()));
root.post("/text", async (c) => {
  const { from, body } = (await c.req.json()) as { from: string; body: string };
  const form = { MessageSid: newSid(), AccountSid: account.sid, From: from, To: number, Body: body, NumMedia: "0" };
  const answer = await postSigned(account, String(state.numbers[0]?.sms_url), form);
  return c.text(await answer.text(), answer.status === 200 ? 200 : 502);
});

const server = serve({ fetch: root.fetch, port: 0, hostname: "127.0.0.1" }, () =>
  console.log(`twilio at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.on("SIGTERM", () => {
  rmSync(file, { force: true });
  process.exit(0);
});
