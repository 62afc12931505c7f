import { XMLParser } from "fast-xml-parser";
import { beforeEach, describe, expect, test } from "vitest";
import { metricsOf } from "../functions/log/cloudwatch.ts";
import type { Line } from "../functions/log/log.ts";
import { appWorld, sid, smsForm, twilio } from "./support/webhook.ts";

let world: ReturnType<typeof appWorld>;
beforeEach(() => {
  world = appWorld();
});

/**
 * The address for delivery reports in the answer to a message, without the fragment, which is neither called nor
 * signed.
 */
async function reportedTo(): Promise<string> {
  const response = await world.post("/twilio/message", smsForm(1, "SIM"));
  const parser = new XMLParser({ ignoreAttributes: false, htmlEntities: true });
  const { Message } = parser.parse(await response.text()).Response;
  const [url = ""] = String(Message["@_statusCallback"]).split("#");
  return url;
}

const report = (MessageStatus: string, more: Record<string, string> = {}) => ({
  MessageSid: sid(9),
  MessageStatus,
  To: "+85510000001",
  From: "+12025550143",
  ...more,
});

describe("reports about replies", () => {
  test("arrive for a number without a Messaging Service, because each reply names the address", async () => {
    const url = await reportedTo();
    expect(url).toBe(`${twilio.origin}/twilio/status?reply=1`);
    const response = await world.post(url.replace(twilio.origin, ""), report("delivered"));
    expect(response.status).toBe(204);
  });

  test("are logged with their code, and change no conversation", async () => {
    const path = (await reportedTo()).replace(twilio.origin, "");
    world.calls.length = 0;
    await world.post(path, report("sent"));
    await world.post(path, report("undelivered", { ErrorCode: "30007" }));
    await world.post(path, report("failed", { ErrorCode: "30034" }));
    expect(world.calls).toEqual([]);
    expect(world.lines.slice(-3)).toEqual([
      { reply: "sent", channel: "sms", code: undefined },
      { reply: "undelivered", channel: "sms", code: 30007 },
      { reply: "failed", channel: "sms", code: 30034 },
    ]);
  });

  test.each([
    ["queued", {}],
    ["sent", { RepliesSent: 1 }],
    ["delivered", {}],
    ["read", {}],
    ["undelivered", { RepliesFailed: 1 }],
    ["failed", { RepliesSent: 1, RepliesFailed: 1 }],
  ])("a reply that Twilio reports as %s counts as %j", async (status, counts) => {
    const path = (await reportedTo()).replace(twilio.origin, "");
    await world.post(path, report(status));
    expect(metricsOf(world.lines.at(-1) as Line)).toEqual(counts);
  });

  test("are not requested when there is no reply", async () => {
    const response = await world.post("/twilio/message", smsForm(1, "", { OptOutType: "STOP" }));
    expect(await response.text()).not.toContain("statusCallback");
  });
});
