import { globSync, readFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTable } from "../../infra/local/dynamodb.ts";
import { type AllBuilt, buildFunctions } from "./built.ts";
import { environmentOf, secret } from "./environment.ts";
import { ownOrigin, posted, requested, sms } from "./events.ts";
import { invokeFresh } from "./fresh.ts";

/** The bundles, each event in a fresh Node process, on DynamoDB Local. In Lambda's own runtime: npm run test:lambda. */
const table = "LambdaEntries";
let functions: AllBuilt;
let remove: () => void;

beforeAll(async () => {
  await createTable(new DynamoDBClient(inject("dynamo")), table);
  ({ built: functions, remove } = await buildFunctions());
}, 120_000);
afterAll(() => remove?.());

type Entry = "inbound" | "followups" | "sweep";

const invoke = (entry: Entry, event: unknown, more: NodeJS.ProcessEnv = {}) =>
  invokeFresh(
    functions[entry],
    { ...environmentOf(functions[entry], table, inject("dynamo").endpoint), ...more },
    event,
  );

const message = (text: string, how: Parameters<typeof posted>[2] = {}) => posted("/twilio/message", sms(text), how);

describe("inbound", () => {
  test.each([true, false])("a webhook, base64 %s, is answered in TwiML and logged in one line", async (base64) => {
    const { answer, logs } = await invoke("inbound", message("注销", { base64 }));
    expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": expect.stringContaining("text/xml") } });
    expect(answer.body).toContain("去营业厅办");
    expect(logs).toEqual([
      expect.objectContaining({ turn: "keyword", guide: "cancel-sim-kh", language: "zh", segments: 2 }),
    ]);
  });

  test("signed for another address: 403; with that address configured: 200", async () => {
    const event = message("注销", { origin: "https://sms.example.com" });
    expect((await invoke("inbound", event)).answer.statusCode).toBe(403);
    const configured = await invoke("inbound", event, { PUBLIC_ORIGIN: "https://sms.example.com" });
    expect(configured.answer.statusCode).toBe(200);
  });

  test.each([
    ["country", { CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR: "1" }],
    ["stage", { CHECKBACK_MAX_SEGMENTS_PER_DAY: "1" }],
    ["not-allowed", { CHECKBACK_COUNTRIES: "US,CA" }],
  ])("the environment's limits hold: %s", async (limited, env) => {
    const fromSomebodyNew = posted("/twilio/message", sms("注销", "+85510000077"));
    const { answer, logs } = await invoke("inbound", fromSomebodyNew, env);
    expect(answer.body).toMatch(/<Response\/>$/);
    expect(logs).toEqual([expect.objectContaining({ turn: "keyword", limited, country: "KH", segments: 0 })]);
  });

  test.each<[said: string, env: NodeJS.ProcessEnv]>([
    ["AddressSecret needs 32", { SST_RESOURCE_AddressSecret: secret("short") }],
    ["FormerAddressSecret needs 32", { SST_RESOURCE_FormerAddressSecret: secret("short") }],
    ["WhatsAppTemplates is not JSON", { SST_RESOURCE_WhatsAppTemplates: secret("cancel-sim-kh/check/zh: HX1") }],
    ["WhatsAppTemplates: not a Content SID", { SST_RESOURCE_WhatsAppTemplates: secret('{"a/b/zh":"HX1"}') }],
    ["SMS_FROM is a number with +", { SMS_FROM: "12025550143" }],
    ["CHECKBACK_COUNTRIES is like KH,US", { CHECKBACK_COUNTRIES: "Cambodia" }],
    ["perPersonDay", { CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: "1" }],
  ])("what is set wrongly is named: %s", async (said, env) => {
    await expect(invoke("inbound", requested("GET", "/health"), env)).rejects.toThrow(said);
  });
});

test("followups and sweep start, and have nothing to do", async () => {
  const Keys = { pk: { S: "nobody" }, sk: { S: "TIMER#SM1" } };
  const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
  const dynamodb = { Keys, OldImage: { ...Keys, entity: { S: "TIMER" } }, SequenceNumber: "1" };
  const removed = { Records: [{ eventName: "REMOVE", userIdentity, dynamodb }] };
  expect((await invoke("followups", removed)).answer).toEqual({ batchItemFailures: [] });
  const nothing = { overdue: 0, healed: 0, oldest: 0, more: false };
  expect((await invoke("sweep", functions.scheduled, { PUBLIC_ORIGIN: ownOrigin })).answer).toEqual(nothing);
  await expect(invoke("followups", removed, { PUBLIC_ORIGIN: undefined })).rejects.toThrow("PUBLIC_ORIGIN is missing");
});

describe("what they are made of", () => {
  const sourcesOf = (entry: Entry): string[] =>
    globSync(`${functions[entry].folder}/*.map`).flatMap((map) => JSON.parse(readFileSync(map, "utf8")).sources);
  const restClient = /node_modules\/twilio\/lib\/(rest|base\/RequestClient)/;

  test("the webhook's bundle never reaches the REST client; those of the functions that write first do", () => {
    expect(sourcesOf("inbound").filter((source) => restClient.test(source))).toEqual([]);
    for (const entry of ["followups", "sweep"] as const)
      expect(sourcesOf(entry).some((source) => restClient.test(source))).toBe(true);
  });

  test("the authoring schema, with all of zod, stays out of Lambda", () => {
    const sources = sourcesOf("inbound");
    expect(sources.filter((source) => /functions\/engine\/guide\.ts$|zod\/v4\/classic/.test(source))).toEqual([]);
    expect(sources.some((source) => source.endsWith("functions/engine/take-turn.ts"))).toBe(true);
  });
});
