import type { RequestClient } from "twilio";
import { describe, expect, test } from "vitest";
import type { SendResult } from "../../functions/engine/state/event.ts";
import { restSender } from "../../functions/twilio/send.ts";
import { monday } from "../engine/talk.ts";
import { sid } from "../support/webhook.ts";

const [to, from] = ["+85510000001", "+12025550143"];
type Asked = { method: string; data?: Record<string, string> };

const approved = { "tea/asked/en": `HX${"1".repeat(32)}` };

/** A sender on a Twilio with this answer, and the requests that it got. */
function channelOn(statusCode: number, body: object) {
  const asked: Asked[] = [];
  const httpClient = {
    request: async (options: Asked) => {
      asked.push(options);
      return { statusCode, body };
    },
  } as unknown as RequestClient;
  const options = { accountSid: `AC${"0".repeat(32)}`, authToken: "a-token", origin: "https://checkback.example" };
  return { asked, ...restSender({ ...options, httpClient, templates: async () => approved }) };
}

test("a message has its text, and an address for reports that names its check-back", async () => {
  const { asked, send } = channelOn(201, { sid: sid(7) });
  expect(await send({ to, from, text: "any result?", checkBack: sid(1), validFor: 3_600_999 })).toEqual({
    kind: "accepted",
    messageId: sid(7),
  });
  const StatusCallback = `https://checkback.example/twilio/status?check-back=${sid(1)}#rc=2&rp=all&ct=2000&rt=4500`;
  expect(asked.map(({ data }) => data)).toEqual([
    { To: to, From: from, Body: "any result?", StatusCallback, ValidityPeriod: 3600 },
  ]);
});

test("a template is sent without a text, because with one Twilio would treat it as free text", async () => {
  const { asked, send } = channelOn(201, { sid: sid(7) });
  const template = { name: "tea/asked/en", variables: ["7 Dec", "8 Dec"] };
  await send({ to, from, text: "the same, spoken", template, checkBack: sid(1), validFor: 60_000 });
  expect(asked[0]?.data).toMatchObject({
    ContentSid: approved["tea/asked/en"],
    ContentVariables: '{"1":"7 Dec","2":"8 Dec"}',
  });
  expect(asked[0]?.data).not.toHaveProperty("Body");
});

test.each([
  ["no longer than Twilio takes", 14 * 3_600_000, 36_000],
  ["until the contact hours end", 90_500, 90],
  ["for half a minute, when they end sooner", 2_000, 30],
  ["for half a minute, when they have just ended", -5_000, 30],
])("a message may wait in Twilio's queue %s", async (_, validFor, seconds) => {
  const { asked, send } = channelOn(201, { sid: sid(7) });
  await send({ to, from, text: "any result?", checkBack: sid(1), validFor });
  expect(asked[0]?.data).toMatchObject({ ValidityPeriod: seconds });
});

describe("what Twilio knows of a message without a recorded result", () => {
  const minute = 60_000;
  const listed = (n: number, at: number, more: object = {}) => ({
    sid: sid(n),
    direction: "outbound-api",
    status: "delivered",
    error_code: null,
    date_created: new Date(at).toUTCString(),
    ...more,
  });

  test.each<[why: string, messages: object[], found: SendResult]>([
    ["it was accepted", [listed(7, monday + minute)], { kind: "accepted", messageId: sid(7) }],
    ["Twilio's clock is behind ours", [listed(7, monday - minute)], { kind: "accepted", messageId: sid(7) }],
    ["none", [], { kind: "not-found" }],
    ["only an older one", [listed(7, monday - 2 * minute)], { kind: "not-found" }],
    ["only an answer of ours", [listed(7, monday, { direction: "outbound-reply" })], { kind: "not-found" }],
    ["only an earlier attempt that we know", [listed(3, monday)], { kind: "not-found" }],
    ["that attempt, and ours", [listed(3, monday), listed(7, monday)], { kind: "accepted", messageId: sid(7) }],
    [
      "accepted, and then refused",
      [listed(7, monday, { status: "failed", error_code: 63016 })],
      { kind: "refused", failure: "window-closed", code: 63016, messageId: sid(7) },
    ],
    [
      "accepted, and not delivered",
      [listed(7, monday, { status: "undelivered", error_code: 30005 })],
      { kind: "refused", failure: "number-gone", code: 30005, messageId: sid(7) },
    ],
    [
      "not delivered, nobody knows why",
      [listed(7, monday, { status: "failed" })],
      { kind: "accepted", messageId: sid(7) },
    ],
  ])("%s", async (_, messages, found) => {
    const { lookUp } = channelOn(200, { messages });
    expect(await lookUp({ to, from, since: monday, known: [sid(3)] })).toEqual(found);
  });

  test.each([429, 500])("is unknown after HTTP %d", async (status) => {
    const { lookUp } = channelOn(status, { code: 20500, message: "Internal Server Error" });
    expect(await lookUp({ to, from, since: monday, known: [] })).toEqual({ kind: "unknown" });
  });
});
