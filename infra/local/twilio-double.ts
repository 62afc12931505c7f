import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import twilio from "twilio";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { channelOf } from "../../functions/twilio/address.ts";
import { costOf, type Kept, type Messages, newSid } from "./messages.ts";
import { isBlocked } from "./opt-outs.ts";

export type Account = { sid: string; authToken: string };

type DoubleOptions = {
  account: Account;
  messages: Messages;
  now: () => number;
  /** Whether opt-out words by SMS are handled by Twilio: see opt-outs.ts. */
  defaultOptOut?: boolean;
};

/**
 * Twilio's Messages resource on the desk, in Twilio's own shapes: create, fetch, list. A created message is reported
 * as sent and delivered to its StatusCallback, signed.
 * https://www.twilio.com/docs/messaging/api/message-resource
 */
export function twilioDouble({ account, messages, now, defaultOptOut }: DoubleOptions): Hono {
  const api = new Hono().basePath(`/2010-04-01/Accounts/${account.sid}`);
  const refuse = (status: 400 | 401 | 404, code: number, message: string) =>
    Response.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, { status });
  api.use(
    basicAuth({
      verifyUser: (user, password) => user === account.sid && password === account.authToken,
      invalidUserMessage: {
        code: 20003,
        message: "Authenticate",
        more_info: "https://www.twilio.com/docs/errors/20003",
        status: 401,
      },
    }),
  );

  api.post("/Messages.json", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const [to, from, body] = ["To", "From", "Body"].map((name) => form.get(name) ?? "");
    if (!to) return refuse(400, 21604, "A 'To' phone number is required.");
    if (!from) return refuse(400, 21603, "A 'From' phone number is required.");
    if (!/^(whatsapp:)?\+\d{5,15}$|^whatsapp:[A-Z]{2}\./.test(to))
      return refuse(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
    if (channelOf(to) !== channelOf(from))
      return refuse(400, 21910, "Invalid From and To pair: they must be of the same channel.");
    if (!body) return refuse(400, 21602, "Message body is required.");
    if (body.length > 1600)
      return refuse(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
    if (defaultOptOut && isBlocked(messages, to, from))
      return refuse(400, 21610, "Attempt to send to unsubscribed recipient");
    const kept: Kept = {
      sid: newSid(),
      direction: "outbound-api",
      from,
      to,
      body,
      media: 0,
      at: now(),
      status: "queued",
    };
    messages.put(kept);
    void reportDelivery(kept, form.get("StatusCallback"));
    return c.json(resourceOf(account, kept), 201);
  });

  api.get("/Messages.json", (c) => {
    const query = new URL(c.req.url).searchParams;
    const bad = ["DateSent", "DateSent<", "DateSent>"].find(
      (name) => query.get(name) && Number.isNaN(Date.parse(query.get(name) ?? "")),
    );
    if (bad) return refuse(400, 20001, `${bad} is not a date: write it like 2026-12-07.`);
    const size = wholeNumber(query.get("PageSize"), 50, 1, 1000);
    const page = wholeNumber(query.get("Page"), 0, 0, Number.MAX_SAFE_INTEGER);
    const found = messages
      .all()
      .filter((kept) => matches(kept, query))
      .sort((a, b) => b.at - a.at);
    const uriOf = (number: number) => {
      query.set("Page", String(number));
      query.set("PageSize", String(size));
      return `/2010-04-01/Accounts/${account.sid}/Messages.json?${query}`;
    };
    const [start, end] = [page * size, Math.min((page + 1) * size, found.length)];
    return c.json({
      messages: found.slice(start, end).map((kept) => resourceOf(account, kept)),
      ...{ page, page_size: size, start, end: Math.max(start, end - 1) },
      ...{ first_page_uri: uriOf(0), previous_page_uri: page > 0 ? uriOf(page - 1) : null },
      ...{ next_page_uri: end < found.length ? uriOf(page + 1) : null, uri: uriOf(page) },
    });
  });

  api.get("/Messages/:file{SM[0-9a-f]+\\.json}", (c) => {
    const kept = messages.find(c.req.param("file").replace(".json", ""));
    return kept ? c.json(resourceOf(account, kept)) : refuse(404, 20404, "The requested resource was not found");
  });

  async function reportDelivery(kept: Kept, callback: string | null) {
    for (const status of ["sent", "delivered"]) {
      await sleep(150);
      messages.put({ ...kept, status });
      if (callback === null) continue;
      const form = {
        MessageSid: kept.sid,
        MessageStatus: status,
        To: kept.to,
        From: kept.from,
        AccountSid: account.sid,
        ApiVersion: "2010-04-01",
      };
      await postSigned(account, callback, form).catch(() => undefined);
    }
  }
  return api;
}

/** The Twilio client's way to the double: the same requests, to another origin. */
export function clientTo(origin: string): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout: 5_000 });
  const request = client.request.bind(client);
  client.request = (options) => request({ ...options, uri: options.uri.replace("https://api.twilio.com", origin) });
  return client;
}

/** Posts a form as Twilio does, with its signature. */
export function postSigned({ authToken }: Account, url: string, form: Record<string, string>): Promise<Response> {
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature(authToken, url, form) };
  return fetch(url, { method: "POST", headers, body: new URLSearchParams(form) });
}

function wholeNumber(text: string | null, otherwise: number, least: number, most: number): number {
  const number = Math.trunc(Number(text ?? otherwise));
  return Number.isNaN(number) ? otherwise : Math.min(Math.max(number, least), most);
}

function matches(kept: Kept, query: URLSearchParams): boolean {
  const [to, from, on, until, since] = ["To", "From", "DateSent", "DateSent<", "DateSent>"].map((name) =>
    query.get(name),
  );
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  const bound = (text: string, endOfDay: string) => Date.parse(text.includes("T") ? text : `${text}T${endOfDay}Z`);
  return (
    (!to || kept.to === to) &&
    (!from || kept.from === from) &&
    (!on || date(kept.at) === date(Date.parse(on))) &&
    (!until || kept.at <= bound(until, "23:59:59.999")) &&
    (!since || kept.at >= bound(since, "00:00:00"))
  );
}

/** A message in the REST API's representation. Dates are RFC 2822. */
function resourceOf(account: Account, kept: Kept) {
  const date = new Date(kept.at).toUTCString().replace("GMT", "+0000");
  const uri = `/2010-04-01/Accounts/${account.sid}/Messages/${kept.sid}`;
  return {
    ...{ account_sid: account.sid, api_version: "2010-04-01", sid: kept.sid, messaging_service_sid: null },
    ...{ direction: kept.direction, from: kept.from, to: kept.to, body: kept.body, status: kept.status },
    ...{ date_created: date, date_sent: date, date_updated: date },
    ...{ num_media: String(kept.media), num_segments: String(costOf(kept).segments), price: null, price_unit: "USD" },
    ...{ error_code: kept.errorCode ?? null, error_message: null },
    ...{ uri: `${uri}.json`, subresource_uris: { media: `${uri}/Media.json` } },
  };
}
