import { randomInt } from "node:crypto";
import type { Readable } from "node:stream";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createBudget } from "../budget.ts";
import { newCode } from "../engine/checkback/handover-code.ts";
import { createLog } from "../log/cloudwatch.ts";
import type { Budget, TurnPorts } from "../ports.ts";
import { dynamoStore } from "../store/dynamo.ts";
import { dynamoSpending } from "../store/dynamo-spending.ts";
import { dynamoTemplates, type TemplateStore } from "../store/templates.ts";
import { createVault } from "../store/vault.ts";
import { lastStored } from "../templates/stored-templates.ts";
import { smsAddressOf } from "../twilio/address.ts";
import { buttonSender } from "../twilio/send-buttons.ts";
import type { Config } from "./config.ts";
import { content } from "./content.ts";
import { maxSweepParallel } from "./limits.ts";

/**
 * Time-outs in milliseconds. A connection that broke while Lambda froze the process never answers, and by default the
 * SDK waits for minutes. All attempts of one request together are shorter than one attempt of Twilio. By default the
 * SDK opens 50 connections, which is too few for the sweep.
 */
export const dynamoOptions = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 1_000,
    throwOnRequestTimeout: true,
    httpsAgent: { maxSockets: maxSweepParallel },
  },
  streamCollector,
};

/** Reads a body. The SDK's own collector also takes web streams, and loads them to tell what it has. */
function streamCollector(body: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    body.on("data", (chunk) => chunks.push(chunk));
    body.on("end", () => resolve(Buffer.concat(chunks)));
    body.on("error", reject);
  });
}

/** The contents at Twilio to send by, as the sweep's daily check stored them. */
type Stored = { templateStore: TemplateStore; stored: ReturnType<typeof lastStored> };

/** The real parts that every Lambda function uses. */
export function createDeps(config: Config): TurnPorts & Stored & { budget: Budget } {
  const vault = createVault(config.addressSecret, config.formerAddressSecret);
  const client = new DynamoDBClient(dynamoOptions);
  const sweepGrace = config.sweepGraceMinutes * 60_000;
  const store = dynamoStore(client, config.table, vault, { sweepGrace });
  const [log, now, random] = [createLog(), Date.now, (below: number) => randomInt(below)];
  const spending = dynamoSpending(client, config.table);
  const { personKey, previousPersonKey } = vault;
  const templateStore = dynamoTemplates(client, config.table);
  const stored = lastStored(templateStore, now);
  return {
    content,
    store,
    personKey,
    previousPersonKey,
    smsAddress: smsAddressOf,
    now,
    log,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
    templateStore,
    stored,
    buttons:
      config.whatsappButtons === "off"
        ? undefined
        : buttonSender({
            accountSid: config.twilioAccountSid,
            authToken: config.twilioAuthToken,
            sids: async () => (await stored())?.replySids ?? {},
            fetch,
          }),
    media: config.mediaOrigin ? { origin: config.mediaOrigin, byMms: config.mms === "on" } : undefined,
    newCode: () => newCode(randomInt),
    budget: createBudget({ limits: config.limits, pace: config.pace, spending, random, now, log }),
  };
}
