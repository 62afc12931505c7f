import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describedAt } from "./description.ts";
import { cut, wanted } from "./descriptions/cut.ts";
import { sid } from "./state.ts";

/* The descriptions find faults, so the other tests can rely on them. */

const form = "application/x-www-form-urlencoded";
const number = `/2010-04-01/Accounts/${sid("AC", 0)}/IncomingPhoneNumbers/${sid("PN", 1)}.json`;
const quickReply = { body: "Well?", actions: [{ type: "QUICK_REPLY", title: "Yes", id: "yes" }] };

describe("a request that differs from Twilio's description is reported", () => {
  test.each<
    [
      why: string,
      at: [product: string, method: string, path: string],
      query: string,
      type: string,
      body: string,
      faults: number,
    ]
  >([
    ["as described", ["api", "post", number], "", form, "SmsUrl=https://a.example/&SmsMethod=POST", 0],
    ["a misspelled parameter", ["api", "post", number], "", form, "SmsUri=https://a.example/", 1],
    ["no address", ["api", "post", number], "", form, "SmsUrl=a.example", 1],
    ["no method", ["api", "post", number], "", form, "SmsMethod=PUT", 2],
    ["another type", ["api", "post", number], "", "application/json", "{}", 1],
    ["another kind of SID", ["api", "post", number.replace("PN", "SM")], "", form, "", 1],
    ["a parameter left out", ["messaging", "get", "/v2/Channels/Senders"], "", "", "", 1],
    ["a query misspelled", ["messaging", "get", "/v2/Channels/Senders"], "Channel=whatsapp&Pagesize=1", "", "", 1],
    [
      "JSON, as described",
      ["content", "post", "/v1/Content"],
      "",
      "application/json",
      JSON.stringify({ language: "en", types: { "twilio/quick-reply": quickReply } }),
      0,
    ],
    [
      "JSON in the client's names",
      ["content", "post", "/v1/Content"],
      "",
      "application/json",
      JSON.stringify({ friendlyName: "a", language: "en", types: { twilioQuickReply: quickReply } }),
      2,
    ],
    ["a part left out", ["content", "post", "/v1/Content"], "", "application/json", JSON.stringify({ types: {} }), 1],
  ])("%s", (_, at, query, type, body, faults) => {
    expect(describedAt(...at)?.faultsOfRequest(new URLSearchParams(query), type, body)).toHaveLength(faults);
  });
});

test("an answer that differs from Twilio's description is reported", () => {
  const creating = describedAt("content", "post", "/v1/Content");
  expect(creating?.faultsOfAnswer(201, { sid: sid("HX", 1), types: {} })).toEqual([]);
  expect(creating?.faultsOfAnswer(201, { sid: sid("SM", 1) })).toHaveLength(1);
  expect(creating?.faultsOfAnswer(201, { friendlyName: "a" })).toHaveLength(1);
  expect(creating?.faultsOfAnswer(200, {})).toHaveLength(1);
});

test("a path that Twilio does not describe has no description", () => {
  expect(describedAt("content", "post", "/v1/Contents")).toBeUndefined();
  expect(describedAt("content", "put", "/v1/Content")).toBeUndefined();
});

describe("the stored descriptions", () => {
  const folder = join(import.meta.dirname, "descriptions");

  test("are exactly the wanted ones", () => {
    const kept = readdirSync(folder).filter((file) => file.endsWith(".json"));
    expect(kept.map((file) => file.replace(".json", "")).sort()).toEqual(Object.keys(wanted).sort());
  });

  test.each(Object.keys(wanted))("%s has the wanted operations, all that they refer to, and nothing else", (name) => {
    const description = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    expect(cut(description, wanted[name] ?? {})).toStrictEqual(description);
    expect(() => cut(description, { "/v1/Nothing": ["get"] })).toThrow("no get /v1/Nothing");
  });
});
