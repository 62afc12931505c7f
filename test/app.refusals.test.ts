import { describe, expect, test } from "vitest";
import { memoryStore } from "../functions/store/memory.ts";
import { appWorld, encoded, formType, signed, smsForm, twilio } from "./support/webhook.ts";

const path = "/twilio/message";
const form = smsForm(1, "注销");
const good = signed(path, form);
const { From, MessageSid, ...rest } = form;
const as = (type: string | undefined, body = good.body) => ({
  ...good,
  headers: { "X-Twilio-Signature": good.headers["X-Twilio-Signature"] ?? "", ...(type && { "Content-Type": type }) },
  body,
});

/** A signed message whose form has this many bytes. */
function sized(bytes: number) {
  const room = bytes - encoded({ ...form, Padding: "" }).length;
  return signed(path, { ...form, Padding: "x".repeat(room) });
}

/** The same request in chunks, without a length. */
function chunked({ body, ...request }: ReturnType<typeof signed>) {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const bytes = new TextEncoder().encode(body);
      for (let i = 0; i < bytes.length; i += 1000) controller.enqueue(bytes.subarray(i, i + 1000));
      controller.close();
    },
  });
  return { ...request, body: stream, duplex: "half" };
}

const measured = (request: ReturnType<typeof signed>) => ({
  ...request,
  headers: { ...request.headers, "Content-Length": String(request.body.length) },
});

const most = 64 * 1024;

describe("a refusal has an empty body and does not use the store", () => {
  test.each<[what: string, status: number, path: string, request: RequestInit | undefined]>([
    ["a bad signature", 403, path, signed(path, form, { ...twilio, authToken: "another" })],
    ["no signature", 403, path, { ...good, headers: { "Content-Type": formType } }],
    ["no body", 403, path, { ...good, body: "" }],
    ["a signed form without From", 400, path, signed(path, { ...rest, MessageSid: MessageSid ?? "" })],
    ["a signed form without MessageSid", 400, path, signed(path, { ...rest, From: From ?? "" })],
    [
      "a signed form of a delivery report",
      400,
      path,
      signed(path, { MessageSid: "SM1", MessageStatus: "sent", To: "+1" }),
    ],
    ["a signed empty form", 400, path, signed(path, {})],
    ["JSON", 400, path, as("application/json", JSON.stringify(form))],
    ["a form that calls itself JSON", 400, path, as("application/json")],
    ["a form that calls itself text", 400, path, as("text/plain;charset=UTF-8")],
    ["a multipart form", 400, path, as("multipart/form-data; boundary=x")],
    ["no content type", 400, path, { ...as(undefined), body: new TextEncoder().encode(good.body) }],
    ["over 64 KB", 400, path, sized(most + 1)],
    ["over 64 KB, its length told", 400, path, measured(sized(most + 1))],
    ["over 64 KB in pieces, its length not told", 400, path, chunked(sized(most + 1))],
    ["over 64 KB, unsigned", 400, path, { ...good, headers: { "Content-Type": formType }, body: "x".repeat(most + 1) }],
    ["GET", 400, path, undefined],
    ["GET, with the headers of a form", 403, path, { headers: good.headers }],
    ["PUT, signed", 404, path, { ...good, method: "PUT" }],
    ["an unknown path", 404, "/", undefined],
    ["an unknown path of Twilio's, signed", 404, "/twilio/voice", signed("/twilio/voice", form)],
    ["a path with more behind it, signed", 404, `${path}/`, signed(`${path}/`, form)],
    ["an unreadable path", 404, "/%E0%A4%A", undefined],
    ["a form posted elsewhere", 404, "/health", good],
    ["an unsigned delivery report", 403, "/twilio/status?check-back=SM1", as(formType)],
  ])("%s: %d", async (_, status, called, request) => {
    const { app, calls, lines } = appWorld();
    const response = await app.request(called, request);
    expect([response.status, await response.text(), calls]).toEqual([status, "", []]);
    // The alarm for a wrong token or address counts only these.
    expect(lines).toEqual(status === 403 ? [{ refused: "signature" }] : []);
    // Twilio would send a text/plain body to the person.
    expect(response.headers.get("Content-Type")).toBeNull();
  });
});

describe("a webhook of an unused channel is refused, and its prefix is logged if it is Twilio's", () => {
  const report = { MessageSid: "SM1", MessageStatus: "sent", From: "+12025550143" };
  const status = "/twilio/status?reply=1";
  test.each([
    ["rcs:+85510000001", "rcs", path],
    ["messenger:1234567", "messenger", path],
    ["chat:someone", "chat", path],
    ["+85510000001@secret:x", "other", path],
    ["rcs:+85510000001", "rcs", status],
    ["messenger:1234567", "messenger", status],
  ])("%s is logged as %s: %s", async (address, unknownChannel, called) => {
    const { app, calls, lines } = appWorld();
    const body = called === path ? { ...form, From: address } : { ...report, To: address };
    const response = await app.request(called, signed(called, body));
    expect([response.status, await response.text(), calls]).toEqual([400, "", []]);
    expect(lines).toEqual([{ unknownChannel }]);
  });
});

test.each([
  ["as it is", sized(most)],
  ["its length told", measured(sized(most))],
  ["in pieces", chunked(sized(most))],
])("a form of exactly 64 KB is accepted, %s", async (_, request) => {
  expect((await appWorld().app.request(path, request)).status).toBe(200);
});

describe("a store that fails", () => {
  const failing = async () => {
    throw new TypeError("could not write 注销 of +85510000001");
  };

  test.each(["load", "commit"] as const)(
    "in %s gets a 500 without a reply, and a log line without the person",
    async (method) => {
      const { app, lines } = appWorld({ ...memoryStore(), [method]: failing });
      const response = await app.request(path, good);
      expect([response.status, await response.text(), response.headers.get("Content-Type")]).toEqual([500, "", null]);
      expect(lines).toEqual([
        { turn: "failed", in: path, error: "TypeError", stack: expect.stringContaining("run-turn.ts:") },
      ]);
    },
  );

  test("once gets an answer when the webhook is repeated", async () => {
    const store = memoryStore();
    const { app } = appWorld({ ...store, commit: (...args) => commit(...args) });
    let commit: typeof store.commit = failing;
    expect((await app.request(path, good)).status).toBe(500);
    commit = store.commit;
    expect((await app.request(path, good)).status).toBe(200);
  });
});
