import { globSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { content } from "../../functions/content.ts";
import { dynamoTemplates, type TemplateStore } from "../../functions/store/templates.ts";
import { wantedTemplates } from "../../functions/wanted-templates.ts";
import { createTable } from "../../infra/local/dynamodb.ts";
import { aContent } from "../infra/twilio/state.ts";
import { type AllBuilt, buildFunctions } from "./built.ts";
import { environmentOf, secret } from "./environment.ts";
import { ownOrigin, posted, requested, sms } from "./events.ts";
import { invokeFresh } from "./fresh.ts";

/** The bundles, each event in a fresh Node process, on DynamoDB Local. In Lambda's own runtime: npm run test:lambda. */
const table = "LambdaEntries";
let functions: AllBuilt;
let templateStore: TemplateStore;
let remove: () => void;

beforeAll(async () => {
  const client = new DynamoDBClient(inject("dynamo"));
  await createTable(client, table);
  templateStore = dynamoTemplates(client, table);
  // Nothing here asks the real Twilio.
  await templateStore.saveTemplates({ sids: {}, checkedAt: 0, askAt: Number.MAX_SAFE_INTEGER, problems: [] }, 0);
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

  test.each<[said: string, env: NodeJS.ProcessEnv]>([
    ["AddressSecret needs 32", { SST_RESOURCE_AddressSecret: secret("short") }],
    ["FormerAddressSecret needs 32", { SST_RESOURCE_FormerAddressSecret: secret("short") }],
    ["SMS_FROM is a number with +", { SMS_FROM: "12025550143" }],
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

test("the sweep asks Twilio how the templates stand, stores which to send by, and logs it in one line", async () => {
  const [first] = wantedTemplates(content).filter(({ language }) => language !== undefined);
  const kept = aContent(1, first!.friendlyName, first!.types, { variables: first!.variables });
  const url = "https://content.twilio.com/v1/ContentAndApprovals?PageSize=1000";
  const meta = { key: "contents", page: 0, page_size: 1000, url, first_page_url: url, next_page_url: null };
  const twilio = new Hono().get("/v1/ContentAndApprovals", (c) => c.json({ contents: [kept], meta }));
  const server = await new Promise<ServerType>((listening) => {
    const started = serve({ fetch: twilio.fetch, port: 0, hostname: "127.0.0.1" }, () => listening(started));
  });
  onTestFinished(() => void server.close());
  const { stored, version } = await templateStore.loadTemplates();
  await templateStore.saveTemplates({ ...stored!, askAt: 0 }, version);
  const { logs } = await invoke("sweep", functions.scheduled, {
    PUBLIC_ORIGIN: ownOrigin,
    NODE_OPTIONS: `--import=${resolve("test/lambda/runtime/elsewhere.ts")}`,
    TWILIO_DOUBLE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  expect(logs).toEqual([expect.objectContaining({ templates: "looked", approved: 1, TemplatesStuck: 0 })]);
  expect((await templateStore.loadTemplates()).stored).toMatchObject({ sids: { [first!.key]: kept.sid } });
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
