import { beforeEach, describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { content } from "../functions/wiring/content.ts";
import { appWorld, type Params, signed, smsForm } from "./support/webhook.ts";

let world: ReturnType<typeof appWorld>;
beforeEach(() => {
  world = appWorld();
});

const text = (n: number, body: string, more: Params = {}) => world.post("/twilio/message", smsForm(n, body, more));
const twimlOf = async (...args: Parameters<typeof text>) => (await text(...args)).text();
const silence = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

test("a message is answered in TwiML", async () => {
  const response = await text(1, "注销");
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toMatch(/^text\/xml/);
  expect(await response.text()).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><Response><Message [^>]*>[^<]*\n1 /);
  expect(world.calls).toEqual(["load", "commit"]);
});

test.each<[more: Params, expected: string]>([
  [{ OptOutType: "STOP" }, "provider-stop"],
  [{ OptOutType: "START" }, "provider-start"],
  [{ OptOutType: "HELP" }, "provider-help"],
])("%j, which Twilio has answered, gets an empty Response", async (more, expected) => {
  expect(await twimlOf(1, String(more.OptOutType), more)).toBe(silence);
  expect(world.lines.at(-1)).toMatchObject({ turn: expected });
});

test("after Twilio's STOP no message gets a reply until START", async () => {
  await text(1, "SIM");
  await text(2, "STOP", { OptOutType: "STOP" });
  expect(await twimlOf(3, "2")).toBe(silence);
  expect(await twimlOf(4, "menu")).toBe(silence);
  await text(5, "START", { OptOutType: "START" });
  expect(await twimlOf(6, "menu")).not.toBe(silence);
});

test("an empty message gets an empty Response, not an empty Message", async () => {
  expect(await twimlOf(1, "  ")).toBe(silence);
});

describe("a repeated webhook", () => {
  test.each([
    ["the first message", ["SIM"]],
    ["a check-back, whose day is in the answer", ["english", "SIM", "7"]],
    ["an opt-out", ["english", "STOP"]],
    ["an erasure", ["english", "delete", "1"]],
    ["nothing understood", ["english", "qwerty"]],
    ["silence", ["english", "thanks"]],
  ])("gets the same answer, byte for byte, and writes nothing: %s", async (_, said) => {
    for (const [n, body] of said.slice(0, -1).entries()) await text(n, body);
    const last = String(said.at(-1));
    const first = await twimlOf(9, last);
    const commits = world.count("commit");
    world.now += day / 24 - 1;
    expect(await twimlOf(9, last)).toBe(first);
    expect(await twimlOf(9, "another text", { NumMedia: "1" })).toBe(first);
    expect(world.count("commit")).toBe(commits);
    expect(world.lines.at(-1)).toMatchObject({ turn: "repeated" });
  });

  test("causes one write when both come at the same moment", async () => {
    const [a, b] = await Promise.all([twimlOf(1, "注销"), twimlOf(1, "注销")]);
    expect(a).toBe(b);
    expect((await world.stored())?.recent).toHaveLength(1);
  });

  test("is another message when it is from another person", async () => {
    await text(1, "注销");
    expect(await twimlOf(1, "english", { From: "+85510000002" })).toContain("Reply with a number");
    expect(world.count("commit")).toBe(2);
  });
});

test("SMS and WhatsApp of one number are two conversations", async () => {
  await text(1, "english");
  await text(2, "中文", { From: "whatsapp:+85510000001" });
  expect([(await world.stored())?.language, (await world.stored("whatsapp:+85510000001"))?.language]).toEqual([
    "en",
    "zh",
  ]);
});

describe("a delivery report", () => {
  const report = { MessageSid: "SM7", MessageStatus: "delivered", To: "+85510000001", From: "+12025550143" };

  test.each(["?check-back=SM1", ""])("%j is answered 204, with nothing for Twilio to send", async (query) => {
    const response = await world.post(`/twilio/status${query}`, report);
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  test.each<[what: string, path: string, form: Params]>([
    ["without a status", "/twilio/status?check-back=SM1", { MessageSid: "SM7", To: "+85510000001" }],
    ["without a person", "/twilio/status?check-back=SM1", { MessageSid: "SM7", MessageStatus: "sent" }],
  ])("%s is refused, and nothing is read", async (_, path, form) => {
    const response = await world.post(path, form);
    expect([response.status, await response.text(), world.calls]).toEqual([400, "", []]);
  });

  test("for another check-back than the address was signed for is refused", async () => {
    const response = await world.app.request(
      "/twilio/status?check-back=SM2",
      signed("/twilio/status?check-back=SM1", report),
    );
    expect([response.status, await response.text(), world.calls]).toEqual([403, "", []]);
  });
});

describe("a usage trigger of Twilio's", () => {
  test("is answered 204 and logged, without touching the store", async () => {
    const response = await world.post("/twilio/usage", {
      UsageTriggerSid: `UT${"0".repeat(32)}`,
      CurrentValue: "20.3",
    });
    expect([response.status, await response.text(), world.calls]).toEqual([204, "", []]);
    expect(world.lines).toEqual([{ usage: "limit-reached" }]);
  });

  test("that is not signed, or has another form, fires no alarm", async () => {
    const path = "/twilio/usage";
    const strangers = { authToken: "a-strangers-token", origin: "https://checkback.example" };
    const unsigned = await world.app.request(path, signed(path, { UsageTriggerSid: "UT1" }, strangers));
    expect([unsigned.status, (await world.post(path, { MessageSid: "SM1" })).status]).toEqual([403, 400]);
    expect(world.lines).toEqual([{ refused: "signature" }]);
  });
});

test("/health returns the content's version, without touching the store", async () => {
  const response = await world.app.request("/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true, content: content.version });
  expect(world.calls).toEqual([]);
});
