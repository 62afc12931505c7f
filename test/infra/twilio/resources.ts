import { type Context, Hono } from "hono";
import { type State, sid } from "./state.ts";

/* The resources that the commands use. They answer in the API's form, with 404 for anything else. */

const form = async (c: Context) => Object.fromEntries(new URLSearchParams(await c.req.text()));
const nothing = () => Response.json({ code: 20404, message: "not found", status: 404 }, { status: 404 });
const dates = { date_created: "Sun, 22 Nov 2026 10:00:00 +0000", date_updated: "Sun, 22 Nov 2026 10:00:00 +0000" };

/** https://api.twilio.com/2010-04-01 */
export function apiRoutes(state: State, accountSid: string): Hono {
  const routes = new Hono().basePath(`/2010-04-01/Accounts/${accountSid}`);
  routes.get("/IncomingPhoneNumbers.json", (c) => {
    // Twilio's filter finds parts of numbers, too.
    const part = c.req.query("PhoneNumber")?.replace("+", "") ?? "";
    const found = state.numbers.filter(({ phone_number }) => `${phone_number}`.includes(part));
    return c.json({ incoming_phone_numbers: found, page: 0, page_size: 50, next_page_uri: null });
  });
  routes.post("/IncomingPhoneNumbers/:file", async (c) => {
    const number = state.numbers.find((each) => `${each.sid}.json` === c.req.param("file"));
    const { SmsUrl, SmsMethod } = await form(c);
    return number ? c.json(Object.assign(number, { sms_url: SmsUrl, sms_method: SmsMethod })) : nothing();
  });
  routes.post("/Messages.json", async (c) => {
    const { To, From, MessagingServiceSid, Body } = await form(c);
    const message = {
      sid: sid("SM", state.messages.length + 1),
      account_sid: accountSid,
      to: To,
      from: From ?? null,
      body: Body,
      messaging_service_sid: MessagingServiceSid ?? null,
      status: "queued",
      error_code: null,
      ...dates,
    };
    state.messages.push(message);
    return c.json(message, 201);
  });
  routes.get("/Usage/Triggers.json", (c) => {
    const { Recurring, TriggerBy } = c.req.query();
    const found = state.triggers.filter((each) => each.recurring === Recurring && each.trigger_by === TriggerBy);
    return c.json({ usage_triggers: found, page: 0, page_size: 50, next_page_uri: null });
  });
  routes.post("/Usage/Triggers.json", async (c) => {
    const sent = await form(c);
    const trigger = {
      sid: sid("UT", 100 + state.triggers.length),
      account_sid: accountSid,
      friendly_name: sent.FriendlyName,
      usage_category: sent.UsageCategory,
      trigger_by: sent.TriggerBy,
      trigger_value: sent.TriggerValue,
      recurring: sent.Recurring,
      callback_url: sent.CallbackUrl,
      callback_method: sent.CallbackMethod,
      ...dates,
    };
    state.triggers.push(trigger);
    return c.json(trigger, 201);
  });
  routes.delete("/Usage/Triggers/:file", (c) => {
    const at = state.triggers.findIndex((each) => `${each.sid}.json` === c.req.param("file"));
    if (at < 0) return nothing();
    state.triggers.splice(at, 1);
    return c.body(null, 204);
  });
  routes.get("/Messages/:file", (c) => {
    const message = state.messages.find((each) => `${each.sid}.json` === c.req.param("file"));
    return message ? c.json(Object.assign(message, state.fate.shift())) : nothing();
  });
  return routes;
}

/** https://messaging.twilio.com */
export function messagingRoutes(state: State): Hono {
  const routes = new Hono();
  const page = (key: string, url: string) => ({ meta: { key, page: 0, page_size: 50, url, next_page_url: null } });
  const list = (c: Context, key: string, items: unknown[]) => c.json({ [key]: items, ...page(key, c.req.url) });
  const service = (c: Context) => state.services.find((each) => each.sid === c.req.param("sid"));
  const within = (c: Context) => state.inService.filter((each) => each.service === c.req.param("sid"));

  routes.get("/v1/Services", (c) => list(c, "services", state.services));
  routes.get("/v1/Services/:sid", (c) => {
    const found = service(c);
    return found ? c.json(found) : nothing();
  });
  routes.post("/v1/Services/:sid", async (c) => {
    const [found, sent] = [service(c), await form(c)];
    if (!found) return nothing();
    Object.assign(found, {
      inbound_request_url: sent.InboundRequestUrl,
      inbound_method: sent.InboundMethod,
      status_callback: sent.StatusCallback,
      use_inbound_webhook_on_number: sent.UseInboundWebhookOnNumber === "true",
    });
    return c.json(found);
  });
  routes.get("/v1/Services/:sid/PhoneNumbers", (c) =>
    list(
      c,
      "phone_numbers",
      within(c).flatMap(({ number }) => number ?? []),
    ),
  );
  routes.get("/v1/Services/:sid/PhoneNumbers/:number", (c) => {
    const found = within(c).find(({ number }) => number?.sid === c.req.param("number"));
    return found ? c.json(found.number) : nothing();
  });
  routes.get("/v1/Services/:sid/ChannelSenders", (c) =>
    list(
      c,
      "senders",
      within(c).flatMap(({ sender }) => sender ?? []),
    ),
  );
  routes.get("/v2/Channels/Senders", (c) => list(c, "senders", state.senders));
  routes.get("/v2/Channels/Senders/:sid", (c) => {
    const found = state.senders.find((each) => each.sid === c.req.param("sid"));
    return found ? c.json(found) : nothing();
  });
  routes.post("/v2/Channels/Senders/:sid", async (c) => {
    const found = state.senders.find((each) => each.sid === c.req.param("sid"));
    // An update replaces the whole webhook.
    return found ? c.json(Object.assign(found, (await c.req.json()) as object), 202) : nothing();
  });
  return routes;
}

/** https://content.twilio.com */
export function contentRoutes(state: State, accountSid: string): Hono {
  const routes = new Hono();
  routes.get("/v1/ContentAndApprovals", (c) => {
    const size = Math.min(Number(c.req.query("PageSize") ?? 50), state.perPage);
    const page = Number(c.req.query("Page") ?? 0);
    const end = (page + 1) * size;
    const at = (number: number) => `https://content.twilio.com/v1/ContentAndApprovals?PageSize=${size}&Page=${number}`;
    return c.json({
      contents: state.contents.slice(page * size, end),
      meta: {
        key: "contents",
        page,
        page_size: size,
        url: at(page),
        first_page_url: at(0),
        previous_page_url: null,
        next_page_url: end < state.contents.length ? at(page + 1) : null,
      },
    });
  });
  routes.post("/v1/Content", async (c) => {
    const now = { date_created: "2026-11-22T10:00:00Z", date_updated: "2026-11-22T10:00:00Z" };
    const content = {
      sid: sid("HX", 100 + state.contents.length),
      account_sid: accountSid,
      ...(await c.req.json()),
      ...now,
    };
    state.contents.push({ ...content, approval_requests: { status: "unsubmitted", rejection_reason: "" } });
    return c.json(content, 201);
  });
  routes.post("/v1/Content/:sid/ApprovalRequests/whatsapp", async (c) => {
    const content = state.contents.find((each) => each.sid === c.req.param("sid"));
    const { name, category } = (await c.req.json()) as Record<string, string>;
    if (!content) return nothing();
    const taken = state.contents.some(({ approval_requests: { name: other } }) => other === name);
    if (taken || !/^[a-z0-9_]{1,512}$/.test(name ?? ""))
      return Response.json({ code: 20001, message: `no name for a template: ${name}`, status: 400 }, { status: 400 });
    content.approval_requests = { name, category, content_type: Object.keys(content.types as object)[0] };
    Object.assign(content.approval_requests, { status: "received", rejection_reason: "", allow_category_change: true });
    return c.json(content.approval_requests, 201);
  });
  return routes;
}
