import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { day } from "../../functions/engine/state/conversation.ts";
import { runTurn } from "../../functions/run-turn.ts";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { dynamoTemplates, type TemplateStore } from "../../functions/store/templates.ts";
import { createVault } from "../../functions/store/vault.ts";
import { requiredTemplates } from "../../functions/templates/required-templates.ts";
import { content } from "../../functions/wiring/content.ts";
import { createTable } from "../../infra/local/dynamodb.ts";
import { bundleRecord } from "../../infra/plan/sst-cli.ts";
import { monday } from "../engine/talk.ts";
import { aContent } from "../infra/twilio/state.ts";
import { dynamoOfRun } from "../support/dynamo.ts";
import { message, worldOn } from "../support/harness.ts";
import { deployed } from "../support/served.ts";
import { twilio } from "../support/webhook.ts";
import { type AllBuilt, buildFunctions } from "./built.ts";
import { addressSecret, environmentOf, secret } from "./environment.ts";
import { ownOrigin, posted, requested, sms } from "./events.ts";
import { invokeFresh } from "./fresh.ts";

/**
 * The bundles, with each event in a fresh Node process, on DynamoDB Local. `npm run test:lambda` uses Lambda's own
 * runtime.
 */
const table = "LambdaEntries";
let functions: AllBuilt;
let templateStore: TemplateStore;
let remove: () => void;

beforeAll(async () => {
  const client = new DynamoDBClient(dynamoOfRun());
  await createTable(client, table);
  templateStore = dynamoTemplates(client, table);
  // No test here calls the real Twilio.
  await templateStore.saveTemplates({ sids: {}, checkedAt: 0, askAt: Number.MAX_SAFE_INTEGER, problems: [] }, 0);
  ({ built: functions, remove } = await buildFunctions());
}, 120_000);
afterAll(() => remove?.());

type Entry = "inbound" | "followups" | "sweep" | "canary";

const invoke = (entry: Entry, event: unknown, more: NodeJS.ProcessEnv = {}) =>
  invokeFresh(functions[entry], { ...environmentOf(functions[entry], table, dynamoOfRun().endpoint), ...more }, event);

const texted = (text: string, how: Parameters<typeof posted>[2] = {}) => posted("/twilio/message", sms(text), how);

describe("inbound", () => {
  test.each([true, false])("a webhook, base64 %s, is answered in TwiML and logged in one line", async (base64) => {
    const { answer, logs } = await invoke("inbound", texted("注销", { base64 }));
    expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": expect.stringContaining("text/xml") } });
    expect(answer.body).toContain("去营业厅办");
    expect(logs).toEqual([
      expect.objectContaining({ turn: "keyword", guide: "cancel-sim-kh", language: "zh", segments: 2 }),
    ]);
  });

  test("a webhook loads no web Request and Response, which take longer than its own code", async () => {
    const asOverHttps = pathToFileURL(resolve("test/bench/as-over-https.js"));
    const listModules = 'process.on("exit", () => console.log(JSON.stringify({ loaded: process.moduleLoadList })))';
    const NODE_OPTIONS = `--import=${asOverHttps} --import=data:text/javascript,${encodeURIComponent(listModules)}`;
    const { logs } = await invoke("inbound", texted("注销"), { NODE_OPTIONS });
    const { loaded } = logs.at(-1);
    expect(loaded).toContain("NativeModule https");
    expect(loaded.filter((name: string) => /undici|webstreams/.test(name))).toEqual([]);
  });

  test("a signature for another address gets a 403, and a 200 when that address is configured", async () => {
    const event = texted("注销", { origin: "https://sms.example.com" });
    expect((await invoke("inbound", event)).answer.statusCode).toBe(403);
    const configured = await invoke("inbound", event, { CHECKBACK_PUBLIC_ORIGIN: "https://sms.example.com" });
    expect(configured.answer.statusCode).toBe(200);
  });

  test.each([
    ["country", { CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR: "1" }],
    ["stage", { CHECKBACK_MAX_SEGMENTS_PER_DAY: "1" }],
    ["not-allowed", { CHECKBACK_COUNTRIES: "US,CA" }],
  ])("the limits of the environment apply: %s", async (limited, env) => {
    const fromSomebodyNew = posted("/twilio/message", sms("注销", "+85510000077"));
    const { answer, logs } = await invoke("inbound", fromSomebodyNew, env);
    expect(answer.body).toMatch(/<Response\/>$/);
    expect(logs).toEqual([expect.objectContaining({ turn: "keyword", limited, country: "KH", segments: 0 })]);
  });

  test.each<[said: string, env: NodeJS.ProcessEnv]>([
    ["AddressSecret needs 32", { SST_RESOURCE_AddressSecret: secret("short") }],
    ["FormerAddressSecret needs 32", { SST_RESOURCE_FormerAddressSecret: secret("short") }],
    ["CHECKBACK_SMS_FROM is a number with +", { CHECKBACK_SMS_FROM: "12025550143" }],
    ["CHECKBACK_COUNTRIES is like KH,US", { CHECKBACK_COUNTRIES: "Cambodia" }],
    ["perPersonDay", { CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: "1" }],
  ])("an error names each wrong setting: %s", async (said, env) => {
    await expect(invoke("inbound", requested("GET", "/health"), env)).rejects.toThrow(said);
  });
});

/** The stream's event when time-to-live has removed a timer. */
function removedTimer(person: string, checkBack: string) {
  const Keys = { pk: { S: person }, sk: { S: `TIMER#${checkBack}` } };
  const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
  const dynamodb = { Keys, OldImage: { ...Keys, entity: { S: "TIMER" } }, SequenceNumber: "1" };
  return { Records: [{ eventName: "REMOVE", userIdentity, dynamodb }] };
}

test("followups and sweep start, and find nothing to do", async () => {
  const removed = removedTimer("nobody", "SM1");
  expect((await invoke("followups", removed)).answer).toEqual({ batchItemFailures: [] });
  const waiting = { account: 0, country: 0, limit: 0, refused: 0, budget: 0, pace: 0, phone: 0, unknown: 0 };
  const nothing = { overdue: 0, handled: 0, oldestOverdueMs: 0, hasMore: false, waiting };
  expect((await invoke("sweep", functions.scheduled, { CHECKBACK_PUBLIC_ORIGIN: ownOrigin })).answer).toEqual(nothing);
  await expect(invoke("followups", removed, { CHECKBACK_PUBLIC_ORIGIN: undefined })).rejects.toThrow(
    "CHECKBACK_PUBLIC_ORIGIN is missing",
  );
});

describe("the templates in the table", () => {
  /** The environment that sends a function's requests to Twilio to an app of the test. */
  async function ledTo(twilio: Hono): Promise<NodeJS.ProcessEnv> {
    const server = await new Promise<ServerType>((listening) => {
      const started = serve({ fetch: twilio.fetch, port: 0, hostname: "127.0.0.1" }, () => listening(started));
    });
    onTestFinished(() => void server.close());
    return {
      CHECKBACK_PUBLIC_ORIGIN: ownOrigin,
      NODE_OPTIONS: `--import=${resolve("test/lambda/runtime/elsewhere.ts")}`,
      TWILIO_DOUBLE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    };
  }

  test("are checked at Twilio by the sweep, stored, and logged in one line", async () => {
    const [first] = requiredTemplates(content).filter(({ language }) => language !== undefined);
    const kept = aContent(1, first!.friendlyName, first!.types, { variables: first!.variables });
    const url = "https://content.twilio.com/v1/ContentAndApprovals?PageSize=1000";
    const meta = { key: "contents", page: 0, page_size: 1000, url, first_page_url: url, next_page_url: null };
    const env = await ledTo(new Hono().get("/v1/ContentAndApprovals", (c) => c.json({ contents: [kept], meta })));
    const { stored, version } = await templateStore.loadTemplates();
    await templateStore.saveTemplates({ ...stored!, askAt: 0 }, version);
    const { logs } = await invoke("sweep", functions.scheduled, env);
    expect(logs).toEqual([expect.objectContaining({ templates: "looked", approved: 1, TemplatesStuck: 0 })]);
    expect((await templateStore.loadTemplates()).stored).toMatchObject({ sids: { [first!.key]: kept.sid } });
  });

  test("are used for a check-back on WhatsApp", async () => {
    const vault = createVault(addressSecret);
    const world = worldOn(dynamoStore(new DynamoDBClient(dynamoOfRun()), table, vault));
    const [address, key] = ["whatsapp:+85510000077", "cancel-sim-kh/check/en"];
    const said = (id: string, text: string) =>
      ({ ...message(id, text), channel: "whatsapp", ourAddress: "whatsapp:+12025550143" }) as const;
    for (const [i, text] of ["cancel my sim", "7"].entries())
      await runTurn({ ...world.deps, content }, vault.personKey(address), said(`SM${i}`, text), { address });
    const { stored, version } = await templateStore.loadTemplates();
    const sid = `HX${"7".repeat(32)}`;
    await templateStore.saveTemplates({ ...stored!, sids: { [key]: sid }, askAt: Number.MAX_SAFE_INTEGER }, version);
    const sent: Record<string, string>[] = [];
    const env = await ledTo(
      new Hono().post("/2010-04-01/Accounts/:account/Messages.json", async (c) => {
        sent.push((await c.req.parseBody()) as Record<string, string>);
        return c.json({ sid: "SM77", status: "queued" }, 201);
      }),
    );
    const removed = removedTimer(vault.personKey(address), "SM1");
    const CLOCK_AHEAD = String(monday + 3 * day + 60_000 - Date.now());
    await invoke("followups", removed, { ...env, CLOCK_AHEAD });
    expect(sent).toEqual([expect.objectContaining({ To: address, ContentSid: sid })]);
  });
});

describe("canary", () => {
  /** The complete environment of the canary. */
  const env = (token: string) => ({ PATH: process.env.PATH, SST_RESOURCE_TwilioAuthToken: secret(token) });

  test("logs one line with its metric for a deployment that answers", async () => {
    const { origin } = await deployed();
    const told = { ...functions.canary.environment, ...env(twilio.authToken), CHECKBACK_PUBLIC_ORIGIN: origin };
    const { answer, logs } = await invokeFresh(functions.canary, told, functions.scheduled);
    expect(answer).toEqual({ canary: "answered", ms: expect.any(Number) });
    expect(logs).toEqual([
      expect.objectContaining({
        ...answer,
        CanaryAnswered: 1,
        service: functions.inbound.name.replace(/-inbound$/, ""),
      }),
    ]);
  });

  test("does not start without an address", async () => {
    const starting = invokeFresh(functions.canary, env(twilio.authToken), functions.scheduled);
    await expect(starting).rejects.toThrow("CHECKBACK_PUBLIC_ORIGIN is missing");
  });
});

describe("the bundles", () => {
  const sourcesOf = (entry: Entry): string[] =>
    JSON.parse(readFileSync(`${functions[entry].folder}/${bundleRecord}`, "utf8")).sources;
  const restClient = /node_modules\/twilio\/lib\/(rest|base\/RequestClient)/;
  const kilobytes = 1024;

  // The budgets of a cold start: a larger bundle takes longer to read and to compile.
  test.each([
    ["inbound", 450],
    ["followups", 1200],
    ["sweep", 1200],
    ["canary", 450],
  ] as const)("the bundle of %s is at most %i KB at a cold start", (entry, most) => {
    expect(functions[entry].size.eager / kilobytes).toBeLessThanOrEqual(most);
  });

  test("the webhook contains nothing that only authors, reports or due times need", () => {
    const unwanted =
      /node_modules\/(yaml|temporal-polyfill|sms-segments-calculator|xmlbuilder)\/|infra\/|content\.(json|packed)/;
    expect(sourcesOf("inbound").filter((source) => unwanted.test(source))).toEqual([]);
  });

  test("of the webhook and the canary never reach the REST client; those of the functions that write first do", () => {
    for (const entry of ["inbound", "canary"] as const)
      expect(sourcesOf(entry).filter((source) => restClient.test(source))).toEqual([]);
    for (const entry of ["followups", "sweep"] as const)
      expect(sourcesOf(entry).some((source) => restClient.test(source))).toBe(true);
  });

  test("of the canary has no access to the table", () => {
    expect(sourcesOf("canary").filter((source) => /@aws-sdk|functions\/(store|engine)\//.test(source))).toEqual([]);
  });

  test("have neither the authoring schema nor all of zod", () => {
    const sources = sourcesOf("inbound");
    expect(sources.filter((source) => /functions\/engine\/guide\/guide\.ts$|zod\/v4\/classic/.test(source))).toEqual(
      [],
    );
    expect(sources.some((source) => source.endsWith("functions/engine/take-turn.ts"))).toBe(true);
  });
});
