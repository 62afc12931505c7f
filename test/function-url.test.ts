import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { formLimit } from "../functions/app.ts";
import { answerText, onFunctionUrl } from "../functions/function-url.ts";
import { requested } from "./lambda/events.ts";

const app = new Hono();
app.post("/form", formLimit, async (c) =>
  answerText(c, `${c.req.header("X-Signed")} ${c.req.query("id")} ${await c.req.text()}`, "text/xml"),
);
app.get("/text", (c) => answerText(c, "hello", "text/plain"));
app.get("/json", (c) => c.json({ ok: true }));
app.get("/address", (c) => answerText(c, c.req.url, "text/plain"));
app.post("/refused", (c) => c.body(null, 403));

const handler = onFunctionUrl(app);

describe("a function URL's event is answered", () => {
  const signed = { "x-signed": "yes" };
  const base64 = { ...requested("POST", "/form?id=7", "", signed), isBase64Encoded: true };
  test.each<[string, Parameters<typeof handler>[0], status: number, body: string]>([
    ["a form", requested("POST", "/form?id=7", "a=1", signed), 200, "yes 7 a=1"],
    ["a form in base64", { ...base64, body: Buffer.from("a=ខ").toString("base64") }, 200, "yes 7 a=ខ"],
    ["a form without a body", requested("POST", "/form?id=7", undefined, signed), 200, "yes 7 "],
    [
      "a form sent in chunks",
      requested("POST", "/form", "a", { "transfer-encoding": "chunked" }),
      200,
      "undefined undefined a",
    ],
    ["a form that is too large", requested("POST", "/form", "a".repeat(70_000)), 400, ""],
    [
      "a form that claims to be small",
      requested("POST", "/form", "a".repeat(70_000), { "content-length": "1" }),
      400,
      "",
    ],
    ["an answer of Hono", requested("GET", "/json"), 200, '{"ok":true}'],
    ["an empty answer", requested("POST", "/refused", "a"), 403, ""],
    ["an unknown path", requested("GET", "/other"), 404, "404 Not Found"],
    ["HEAD, without a body", requested("HEAD", "/text"), 200, ""],
    [
      "not a URL",
      { ...requested("GET", "/text"), requestContext: { ...base64.requestContext, domainName: "a b" } },
      400,
      "",
    ],
    [
      "an address as Node.js writes it",
      { ...requested("GET", "/address"), rawQueryString: "a=ខ b" },
      200,
      "https://abc.lambda-url.ap-southeast-1.on.aws/address?a=%E1%9E%81%20b",
    ],
  ])("%s", async (_, event, statusCode, body) => {
    expect(await handler(event)).toMatchObject({ statusCode, body, isBase64Encoded: false });
  });
});

test("a text has the same content type on a function URL and on a server", async () => {
  const answer = await handler(requested("GET", "/text"));
  const served = await app.request("/text");
  expect(answer.headers["content-type"]).toBe(served.headers.get("content-type"));
  expect(await served.text()).toBe(answer.body);
});
