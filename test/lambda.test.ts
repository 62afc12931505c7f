import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { build } from "esbuild";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTable } from "../infra/local/dynamodb.ts";

/** The Lambda entries, bundled, each event in a fresh Node process, on DynamoDB Local. */
const folder = mkdtempSync(join(tmpdir(), "lambda-"));
const authToken = "desk-auth-token";
const domainName = "abc.lambda-url.ap-southeast-1.on.aws";

beforeAll(async () => {
  const { endpoint } = inject("dynamo");
  await createTable(new DynamoDBClient(inject("dynamo")), "LambdaEntries");
  Object.assign(env, { AWS_ENDPOINT_URL_DYNAMODB: endpoint });
  await build({
    ...{
      entryPoints: ["inbound", "followups", "sweep"].map((name) => `functions/${name}.ts`),
      outdir: folder,
      bundle: true,
    },
    ...{ platform: "node", target: "node24", format: "esm", outExtension: { ".js": ".mjs" }, logLevel: "silent" },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const secret = (value: string) => JSON.stringify({ value });
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...{ AWS_REGION: "local", AWS_ACCESS_KEY_ID: "desk", AWS_SECRET_ACCESS_KEY: "desk" },
  SST_RESOURCE_App: JSON.stringify({ name: "checkback", stage: "test" }),
  SST_RESOURCE_Table: JSON.stringify({ name: "LambdaEntries" }),
  SST_RESOURCE_TwilioAccountSid: secret(`AC${"0".repeat(32)}`),
  SST_RESOURCE_TwilioAuthToken: secret(authToken),
  SST_RESOURCE_AddressSecret: secret("a-secret-of-at-least-32-characters"),
  // As they are where nobody has set them: infra/secrets.ts.
  ...{
    SST_RESOURCE_FormerAddressSecret: secret(""),
    SST_RESOURCE_FormerTwilioAuthToken: secret(""),
    SST_RESOURCE_WhatsAppTemplates: secret("{}"),
  },
};

/** What the handler answers, and its log lines. */
async function invoke(entry: string, event: unknown, more: NodeJS.ProcessEnv = {}) {
  const source = `
    const { handler } = await import(${JSON.stringify(join(folder, `${entry}.mjs`))});
    const context = { getRemainingTimeInMillis: () => 300_000 };
    console.log(JSON.stringify({ answer: await handler(${JSON.stringify(event)}, context) ?? null }));`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", source], {
    env: { ...env, ...more },
  });
  const lines = (await run).stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { answer: lines.at(-1).answer, logs: lines.slice(0, -1) };
}

/** A function URL's event (payload version 2.0) of a form that Twilio signed for this origin. */
function formPost(form: Record<string, string>, origin: string, base64: boolean) {
  const body = new URLSearchParams(form).toString();
  return {
    ...{ version: "2.0", rawPath: "/twilio/message", rawQueryString: "", isBase64Encoded: base64 },
    body: base64 ? Buffer.from(body).toString("base64") : body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      host: "somebody-elses.example.com",
      "x-twilio-signature": getExpectedTwilioSignature(authToken, `${origin}/twilio/message`, form),
    },
    requestContext: { domainName, http: { method: "POST", path: "/twilio/message" } },
  };
}

const form = (id: string, Body: string) => ({
  MessageSid: `SM${id.repeat(32)}`,
  From: "+85510000001",
  To: "+12025550143",
  Body,
  NumMedia: "0",
});

describe("inbound", () => {
  test.each([true, false])("a webhook, base64 %s, is answered in TwiML and logged in one line", async (base64) => {
    const { answer, logs } = await invoke(
      "inbound",
      formPost(form(base64 ? "a" : "b", "注销"), `https://${domainName}`, base64),
    );
    expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": expect.stringContaining("text/xml") } });
    expect(answer.body).toContain("去营业厅办");
    expect(logs).toEqual([
      expect.objectContaining({ turn: "keyword", guide: "cancel-sim-kh", language: "zh", segments: 2 }),
    ]);
  });

  test("signed for another address: 403; with that address configured: 200", async () => {
    const event = formPost(form("c", "注销"), "https://sms.example.com", false);
    expect((await invoke("inbound", event)).answer.statusCode).toBe(403);
    const configured = await invoke("inbound", event, { PUBLIC_ORIGIN: "https://sms.example.com" });
    expect(configured.answer.statusCode).toBe(200);
  });

  test.each<[said: string, env: NodeJS.ProcessEnv]>([
    ["AddressSecret needs 32", { SST_RESOURCE_AddressSecret: secret("short") }],
    ["FormerAddressSecret needs 32", { SST_RESOURCE_FormerAddressSecret: secret("short") }],
    ["WhatsAppTemplates is not JSON", { SST_RESOURCE_WhatsAppTemplates: secret("cancel-sim-kh/check/zh: HX1") }],
    ["WhatsAppTemplates: not a Content SID", { SST_RESOURCE_WhatsAppTemplates: secret('{"a/b/zh":"HX1"}') }],
    ["SMS_FROM is like", { SMS_FROM: "12025550143" }],
  ])("what is set wrongly is named: %s", async (said, env) => {
    const event = formPost(form("d", "注销"), `https://${domainName}`, false);
    await expect(invoke("inbound", event, env)).rejects.toThrow(said);
  });
});

test("followups and sweep start, and have nothing to do", async () => {
  const origin = { PUBLIC_ORIGIN: `https://${domainName}` };
  const Keys = { pk: { S: "nobody" }, sk: { S: "TIMER#SM1" } };
  const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
  const dynamodb = { Keys, OldImage: { ...Keys, entity: { S: "TIMER" } }, SequenceNumber: "1" };
  const removed = { Records: [{ eventName: "REMOVE", userIdentity, dynamodb }] };
  expect((await invoke("followups", removed, origin)).answer).toEqual({ batchItemFailures: [] });
  expect((await invoke("sweep", {}, origin)).answer).toEqual({ overdue: 0, healed: 0, oldest: 0, more: false });
  await expect(invoke("followups", removed)).rejects.toThrow("PUBLIC_ORIGIN is missing");
});
