import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { createMessage, notANumber, notOurs } from "./fake-twilio/create.ts";
import { deliverMessage, isOutsideWindow } from "./fake-twilio/delivery.ts";
import { listMessages, wrongDate } from "./fake-twilio/listing.ts";
import type { Mode } from "./fake-twilio/modes.ts";
import { resourceOf } from "./fake-twilio/resource.ts";
import type { Account } from "./fake-twilio/signed.ts";
import type { ApprovedTemplate } from "./fake-twilio/templates.ts";
import type { Messages } from "./messages.ts";

type FakeTwilioOptions = {
  account: Account;
  messages: Messages;
  now: () => number;
  /** Whether Twilio handles opt-out words by SMS: see opt-outs.ts. */
  defaultOptOut: boolean;
  /** The approved WhatsApp templates. */
  templates: () => ApprovedTemplate[];
  /** The present fault. */
  mode: () => Mode;
  /** The time between two statuses of a message, in milliseconds. */
  statusDelay: number;
};

/** Longer than any client's time-out, in milliseconds. */
const noAnswerMs = 60_000;

/**
 * Twilio's Messages resource in Twilio's own format: create, fetch and list, with or without a fault.
 * https://www.twilio.com/docs/messaging/api/message-resource
 */
export function fakeTwilio(options: FakeTwilioOptions): Hono {
  const { account, messages, now, defaultOptOut, templates, mode, statusDelay } = options;
  const api = new Hono().basePath(`/2010-04-01/Accounts/${account.sid}`);
  const errorOf = (status: number, code: number, message: string) => ({
    code,
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
  const refuse = (status: number, code: number, message: string) =>
    Response.json(errorOf(status, code, message), { status });
  /** The connection stays open until the client's time-out. */
  const noAnswer = async () => {
    await sleep(noAnswerMs, undefined, { ref: false });
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
    return mode() === "silent" ? noAnswer() : next();
  });

  api.post("/Messages.json", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const current = mode();
    const result =
      current === "refuses"
        ? notANumber(form.get("To") ?? "")
        : current === "forbids"
          ? notOurs(form.get("From") ?? "")
          : createMessage(form, { messages, templates: templates(), defaultOptOut, now: now() });
    if ("code" in result) return refuse(result.status, result.code, result.message);
    const { message, byTemplate } = result;
    const isOutside = !byTemplate && isOutsideWindow(messages, message);
    messages.put(message);
    void deliverMessage(
      { account, messages, mode: current, isOutside, statusDelay },
      message,
      form.get("StatusCallback"),
    );
    return current === "accepts-then-times-out" ? noAnswer() : c.json(resourceOf(account.sid, message), 201);
  });

  api.get("/Messages.json", (c) => {
    const query = new URL(c.req.url).searchParams;
    const wrong = wrongDate(query);
    return wrong
      ? refuse(400, 20001, `${wrong} is not a date: write it like 2026-12-07.`)
      : c.json(listMessages(account.sid, messages.all(), query));
  });

  api.get("/Messages/:file{SM[0-9a-f]+\\.json}", (c) => {
    const message = messages.find(c.req.param("file").replace(".json", ""));
    return message
      ? c.json(resourceOf(account.sid, message))
      : refuse(404, 20404, "The requested resource was not found");
  });
  return api;
}
