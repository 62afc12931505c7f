import { pathToFileURL } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { dynamoSpending } from "../../functions/store/dynamo-spending.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { memorySpending } from "../../functions/store/memory-spending.ts";
import type { Progress } from "../../infra/cli/progress.ts";
import { createTable, startDynamo } from "../../infra/local/dynamodb.ts";
import { posted, sms } from "../lambda/events.ts";
import { type Contender, honoDynamo, honoSigned, peers } from "./contenders.ts";
import { type Handler, inboundOn, portsOn, vault } from "./ours.ts";
import type { Row } from "./results.ts";
import { inRounds } from "./rounds.ts";
import { rowAfter } from "./row-after.ts";

const table = "Bench";

/** How long a batch of messages takes, in milliseconds. */
const batchMs = 200;

/**
 * Messages a second in one process: each handler answers batches of signed events, one event after the other. The
 * batches of all handlers take turns.
 *
 * @param noPeers why there are no peers
 */
export async function measureWarm(rounds: number, progress: Progress, noPeers: string | undefined): Promise<Row[]> {
  progress.step("warm: starting DynamoDB Local ...");
  const dynamo = await startDynamo();
  try {
    await createTable(dynamo.client, table);
    // For the bare handler on DynamoDB, which is configured as a deployed one.
    const connection = { AWS_REGION: "local", AWS_ACCESS_KEY_ID: "desk", AWS_SECRET_ACCESS_KEY: "desk" };
    const linked = { SST_RESOURCE_Table: JSON.stringify({ name: table }), AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint };
    Object.assign(process.env, connection, linked);

    const client = new DynamoDBClient(dynamo.connection);
    const onDynamo = portsOn(dynamoStore(client, table, vault), dynamoSpending(client, table), later);
    const inMemory = portsOn(memoryStore(), memorySpending(), later);
    const handlers = new Map<string, Handler>([
      ["ours", inboundOn(inMemory)],
      ["oursOnDynamo", inboundOn(onDynamo)],
    ]);
    const ours: Row = { id: "ours", name: "Checkback, store in memory", lacks: "database", values: [] };
    const oursOnDynamo: Row = { id: "oursOnDynamo", name: "Checkback, DynamoDB Local", lacks: "nothing", values: [] };
    const load = async ({ id, file }: Contender) => {
      const { handler } = await import(pathToFileURL(file).href);
      await answer(handler, id, newEvents(1));
      handlers.set(id, handler);
    };
    const rowOf = (contender: Contender) =>
      rowAfter(contender, contender.isPeer && noPeers ? Promise.reject(new Error(noPeers)) : load(contender));
    const rows = [await rowOf(honoSigned), ours, await rowOf(honoDynamo), oursOnDynamo];
    for (const peer of peers) rows.push(await rowOf(peer));

    const sizes = new Map<string, number>();
    for (const [id, handler] of handlers) {
      progress.count(`warm: warming up ${id}`);
      sizes.set(id, await batchSize(id, handler));
    }
    const measure = async (id: string, handler: Handler) => {
      const events = newEvents(sizes.get(id) ?? 1);
      return (events.length * 1000) / (await answer(handler, id, events));
    };
    const tasks = [...handlers].map(([id, handler]) => ({ id, measure: () => measure(id, handler) }));
    const measured = await inRounds(tasks, rounds, (round) =>
      progress.count(`warm: round ${round + 1} of ${rounds}, ${tasks.length} batches each`),
    );
    progress.end();
    return rows.map((row) => ("missing" in row ? row : { ...row, values: measured.get(row.id) ?? [] }));
  } finally {
    await dynamo.stop();
  }
}

/** Warms a handler up, so that V8 has compiled it, and finds how many messages a batch has. */
async function batchSize(id: string, handler: Handler): Promise<number> {
  let size = 20;
  for (let [taken, messages] = [0, 0]; taken < 4_000 && messages < 20_000; messages += size) {
    const ms = await answer(handler, id, newEvents(size));
    taken += ms;
    size = Math.max(20, Math.min(10_000, Math.round((size * batchMs) / ms)));
  }
  return size;
}

/** How long a handler takes to answer events one after the other, in milliseconds. */
async function answer(handler: Handler, id: string, events: unknown[]): Promise<number> {
  const context = { getRemainingTimeInMillis: () => 300_000 };
  let refused: number | undefined;
  const began = performance.now();
  for (const event of events) {
    const { statusCode } = await handler(event, context);
    if (statusCode !== 200) refused = statusCode;
  }
  const taken = performance.now() - began;
  if (refused !== undefined) throw new Error(`${id} answered ${refused}`);
  return taken;
}

/** The clock of our handlers: ten seconds later at each reading, so that no person's messages are too many at once. */
const later = () => {
  clock += 10_000;
  return clock;
};
let clock = Date.now();

/** A thousand people. Each opens a guide, reads pages of it, and now and then is not understood. */
const people = 1_000;
const script = ["注销", "3", "0", "我有两张卡想问问", "1", "hello"];

let messages = 0;

function newEvents(count: number) {
  return Array.from({ length: count }, () => {
    messages += 1;
    const text = script[(messages + Math.floor(messages / people)) % script.length] ?? "";
    return posted("/twilio/message", sms(text, `+8551${String(messages % people).padStart(7, "0")}`));
  });
}
