import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { table as shape, timerEntity } from "../../functions/store/table.ts";

type Item = Record<string, AttributeValue>;

/** Two tables of the same shape, and the time in epoch milliseconds. */
export type Tables = { client: DynamoDBClient; from: string; to: string; now: number };

/** Items that were scanned, that have expired, that are missing in the other table, and that were put there. */
export type Counts = { scanned: number; expired: number; missing: number; put: number };

/** The maximum of keys in one request to DynamoDB. */
const batchSize = 100;

/** Concurrent writes. */
const maxAtOnce = 32;

/** Attempts to read keys that DynamoDB left unprocessed, and the first delay between them, in milliseconds. */
const [maxRounds, firstWait] = [8, 50];

const { hash, range } = shape.key;

/** Counts the items of one table that the other lacks. Rejects when a table can't be read. */
export const compareTables = (tables: Tables, progress: (scanned: number) => void): Promise<Counts> =>
  throughout(tables, progress, async () => 0);

/**
 * Copies the items that a table lacks. Each is written on the condition that its key does not exist, so newer items stay.
 * Rejects when a table can't be read or written.
 */
export const putBack = (tables: Tables, progress: (scanned: number) => void): Promise<Counts> =>
  throughout(tables, progress, (missing) => putAll(tables, missing));

async function throughout(
  { client, from, to, now }: Tables,
  progress: (scanned: number) => void,
  put: (missing: Item[]) => Promise<number>,
): Promise<Counts> {
  const counts: Counts = { scanned: 0, expired: 0, missing: 0, put: 0 };
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: from, Limit: batchSize, ExclusiveStartKey: start, ConsistentRead: true }),
    );
    const items = page.Items ?? [];
    const kept = items.filter((item) => !isOver(item, now));
    const there = await keysIn({ client, table: to, items: kept });
    const missing = kept.filter((item) => !there.has(keyOf(item)));
    counts.scanned += items.length;
    counts.expired += items.length - kept.length;
    counts.missing += missing.length;
    counts.put += await put(missing);
    progress(counts.scanned);
    start = page.LastEvaluatedKey;
  } while (start);
  return counts;
}

/** Time-to-live would delete an expired item again. The deletion of a timer wakes its check-back, so timers are copied. */
const isOver = ({ entity, [shape.timeToLive]: expireAt }: Item, now: number) =>
  entity?.S !== timerEntity && Number(expireAt?.N) * 1000 <= now;

const keyOf = (item: Item) => JSON.stringify([item[hash]?.S, item[range]?.S]);

/** The keys of the items that a table has. Keys that DynamoDB leaves unprocessed are requested again. */
async function keysIn(search: { client: DynamoDBClient; table: string; items: Item[] }): Promise<Set<string>> {
  const { client, table, items } = search;
  const there = new Set<string>();
  let keys = items.map((item) => ({ [hash]: item[hash]!, [range]: item[range]! }));
  for (let round = 0; keys.length > 0; round += 1) {
    if (round === maxRounds) throw new Error(`${table} is too busy to be read. Try again later.`);
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, firstWait * 2 ** round));
    const request = { Keys: keys, ConsistentRead: true, ProjectionExpression: `${hash}, ${range}` };
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: request } }),
    );
    for (const item of Responses?.[table] ?? []) there.add(keyOf(item));
    keys = (UnprocessedKeys?.[table]?.Keys ?? []) as typeof keys;
  }
  return there;
}

/** Writes several items at once. Resolves to the number written. */
async function putAll({ client, to }: Tables, items: Item[]): Promise<number> {
  const left = items.values();
  let written = 0;
  async function work() {
    for (const Item of left) if (await putOne(client, to, Item)) written += 1;
  }
  await Promise.all(Array.from({ length: maxAtOnce }, work));
  return written;
}

async function putOne(client: DynamoDBClient, TableName: string, Item: Item): Promise<boolean> {
  try {
    await client.send(new PutItemCommand({ TableName, Item, ConditionExpression: `attribute_not_exists(${hash})` }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
