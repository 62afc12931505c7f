import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { paramsOf, twilioOnly } from "../../functions/twilio/signature.ts";
import { signed, smsForm, twilio } from "../support/webhook.ts";

/** Answers with the parameters that came through. */
function appAt(origin: string) {
  const app = new Hono();
  app.use(twilioOnly({ ...twilio, origin: () => origin }));
  app.post("*", async (c) => c.json(paramsOf(await c.req.text())));
  return app;
}

const app = appAt(twilio.origin);
const path = "/twilio/message";
const form = smsForm(1, "SIM");
const good = signed(path, form);
const withHeaders = (headers: Record<string, string>) => ({ ...good, headers: { ...good.headers, ...headers } });
const { "X-Twilio-Signature": goodSignature, ...unsigned } = good.headers;

describe("lets through", () => {
  test.each<[what: string, params: Record<string, string | string[]>]>([
    ["a message", form],
    ["an empty form", {}],
    ["empty values", { Body: "", FromCity: "" }],
    ["values with spaces at their ends", { Body: "  SIM \n" }],
    ["what a form escapes", { Body: "a+b&c=d%20;e é 注销 បិទ 👋" }],
    ["names in both cases", { a: "1", B: "2", A: "3", b: "4" }],
    ["a repeated parameter", { MediaUrl: ["https://b.example", "https://a.example"] }],
    ["a repeated value", { Body: ["SIM", "SIM"] }],
  ])("%s", async (_, params) => {
    const response = await app.request(path, signed(path, params));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(params);
  });

  test.each<[what: string, origin: string, called: string]>([
    ["a query", twilio.origin, "/twilio/status?check-back=SM1"],
    ["a query in its own order and spelling", twilio.origin, "/twilio/status?b=2&a=%7e1&b=&c=+d"],
    ["a port", "http://localhost:3000", path],
  ])("%s", async (_, origin, called) => {
    expect((await appAt(origin).request(called, signed(called, form, { ...twilio, origin }))).status).toBe(200);
  });

  test("requests signed with either token, while the token is being changed", async () => {
    const both = new Hono().use(twilioOnly({ ...twilio, formerAuthToken: "the-former", origin: () => twilio.origin }));
    both.post("*", (c) => c.body(null));
    const signedWith = async (authToken: string) =>
      (await both.request(path, signed(path, form, { ...twilio, authToken }))).status;
    expect(await Promise.all([twilio.authToken, "the-former", "", "another"].map(signedWith))).toEqual([
      200, 200, 403, 403,
    ]);
    const none = new Hono().use(twilioOnly({ ...twilio, formerAuthToken: "", origin: () => twilio.origin }));
    none.post("*", (c) => c.body(null));
    expect((await none.request(path, signed(path, form, { ...twilio, authToken: "" }))).status).toBe(403);
  });

  test("a valid signature with any Host header and any address that the request came in by", async () => {
    const behindProxy = withHeaders({ Host: "lambda.example", "X-Forwarded-Host": "proxy.example" });
    expect((await app.request(`http://lambda.example:8080${path}`, behindProxy)).status).toBe(200);
  });
});

describe("403 with an empty body", () => {
  test.each<[what: string, called: string, request: RequestInit]>([
    ["no signature", path, { ...good, headers: unsigned }],
    ["an empty signature", path, withHeaders({ "X-Twilio-Signature": "" })],
    ["a made-up signature", path, withHeaders({ "X-Twilio-Signature": "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" })],
    ["no base64", path, withHeaders({ "X-Twilio-Signature": "é".repeat(14) })],
    ["a cut signature", path, withHeaders({ "X-Twilio-Signature": `${goodSignature}`.slice(0, -1) })],
    ["another account's token", path, signed(path, form, { ...twilio, authToken: "another" })],
    ["no token", path, signed(path, form, { ...twilio, authToken: "" })],
    ["another body", path, { ...good, body: good.body.replace("SIM", "STOP") }],
    ["a parameter more", path, { ...good, body: `${good.body}&x=1` }],
    ["a parameter less", path, { ...good, body: good.body.replace("&NumMedia=0", "") }],
    ["a parameter twice", path, { ...good, body: `${good.body}&Body=STOP` }],
    ["no body", path, { ...good, body: "" }],
    ["another path", "/twilio/status", good],
    ["a query more", `${path}?check-back=SM1`, good],
    ["another query", "/twilio/status?check-back=SM2", signed("/twilio/status?check-back=SM1", form)],
    ["signed for another host", path, signed(path, form, { ...twilio, origin: "https://evil.example" })],
    ["signed for http", path, signed(path, form, { ...twilio, origin: "http://checkback.example" })],
  ])("%s", async (_, called, request) => {
    const response = await app.request(called, request);
    expect([response.status, await response.text(), response.headers.get("Content-Type")]).toEqual([403, "", null]);
  });

  test("for a signature over the host that the request names", async () => {
    const origin = "https://evil.example";
    const request = signed(path, form, { ...twilio, origin });
    const claimed = { ...request, headers: { ...request.headers, Host: "evil.example" } };
    expect((await app.request(origin + path, claimed)).status).toBe(403);
  });
});
