import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { created, notANumber, notOurs } from "./fake-twilio/create.ts";
import { carry, isOutsideWindow } from "./fake-twilio/delivery.ts";
import { listing, wrongDate } from "./fake-twilio/listing.ts";
import type { Mode } from "./fake-twilio/modes.ts";
import { resourceOf } from "./fake-twilio/resource.ts";
import type { Account } from "./fake-twilio/signed.ts";
import type { Approved } from "./fake-twilio/templates.ts";
import type { Messages } from "./messages.ts";

type DoubleOptions = {
  account: Account;
  messages: Messages;
  now: () => number;
  /** Whether opt-out words by SMS are handled by Twilio: see opt-outs.ts. */
  defaultOptOut: boolean;
  /** The WhatsApp templates that can be sent by. */
  templates: Approved[];
  /** What is wrong with Twilio at the moment. */
  mode: () => Mode;
};

/** Longer than any client waits. */
const forEver = 60_000;

/**
 * Twilio's Messages resource on the desk, in Twilio's own shapes: create, fetch, list; well, or with a fault.
 * https://www.twilio.com/docs/messaging/api/message-resource
 */
export function twilioDouble({ account, messages, now, defaultOptOut, templates, mode }: DoubleOptions): Hono {
  const api = new Hono().basePath(`/2010-04-01/Accounts/${account.sid}`);
  const errorOf = (status: number, code: number, message: string) => ({
    code,
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
  const refuse = (status: number, code: number, message: string) =>
    Response.json(errorOf(status, code, message), { status });
  /** No answer: the connection stays open, and the client gives up. */
  const never = async () => {
    await sleep(forEver, undefined, { ref: false });
    return new Response(null, { status: 504 });
  };
  api.use(
    basicAuth({
      verifyUser: (user, password) => user === account.sid && password === account.authToken,
      invalidUserMessage: errorOf(401, 20003, "Authenticate"),
    }),
  );
  api.use(async function inMode(_, next) {
    if (mode() === "rate-limited") return refuse(429, 20429, "Too Many Requests");
    if (mode() === "no-funds") return refuse(403, 20005, "Account not active");
    if (mode() === "broken") return refuse(500, 20500, "Internal Server Error");
    return mode() === "silent" ? never() : next();
  });

  api.post("/Messages.json", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const current = mode();
    const made =
      current === "refuses"
        ? notANumber(form.get("To") ?? "")
        : current === "forbids"
          ? notOurs(form.get("From") ?? "")
          : created(form, { messages, templates, defaultOptOut, now: now() });
    if ("code" in made) return refuse(made.status, made.code, made.message);
    const { kept, byTemplate } = made;
    const isOutside = !byTemplate && isOutsideWindow(messages, kept);
    messages.put(kept);
    void carry({ account, messages, mode: current, isOutside }, kept, form.get("StatusCallback"));
    return current === "accepts-then-times-out" ? never() : c.json(resourceOf(account.sid, kept), 201);
  });

  api.get("/Messages.json", (c) => {
    const query = new URL(c.req.url).searchParams;
    const wrong = wrongDate(query);
    return wrong
      ? refuse(400, 20001, `${wrong} is not a date: write it like 2026-12-07.`)
      : c.json(listing(account.sid, messages.all(), query));
  });

  api.get("/Messages/:file{SM[0-9a-f]+\\.json}", (c) => {
    const kept = messages.find(c.req.param("file").replace(".json", ""));
    return kept ? c.json(resourceOf(account.sid, kept)) : refuse(404, 20404, "The requested resource was not found");
  });
  return api;
}
