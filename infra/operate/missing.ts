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

/** Two tables of our shape, and the time, in epoch milliseconds. */
export type Tables = { client: DynamoDBClient; from: string; to: string; now: number };

/** Items: looked at, expired among them, missing in the other table, and put back there. */
export type Counts = { looked: number; expired: number; missing: number; put: number };

/** As many keys as DynamoDB takes in one request. */
const batchSize = 100;

/** Writes under way at once. */
const maxAtOnce = 32;

/** Rounds in which DynamoDB may leave keys of a batch unanswered, and the first wait between them, in milliseconds. */
const [maxRounds, firstWait] = [8, 50];

const { hash, range } = shape.key;

/** Counts what one table has and the other lacks, and changes nothing. Rejects when either can't be read. */
export const compareTables = (tables: Tables, progress: (looked: number) => void): Promise<Counts> =>
  throughout(tables, progress, async () => 0);

/**
 * Puts into a table what it lacks of another one. Whatever it has meanwhile is left alone, for each item is written on
 * the condition that none with its key is there. Rejects when a table can't be read or written.
 */
export const putBack = (tables: Tables, progress: (looked: number) => void): Promise<Counts> =>
  throughout(tables, progress, (missing) => putAll(tables, missing));

async function throughout(
  { client, from, to, now }: Tables,
  progress: (looked: number) => void,
  put: (missing: Item[]) => Promise<number>,
): Promise<Counts> {
  const counts: Counts = { looked: 0, expired: 0, missing: 0, put: 0 };
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: from, Limit: batchSize, ExclusiveStartKey: start, ConsistentRead: true }),
    );
    const items = page.Items ?? [];
    const kept = items.filter((item) => !isOver(item, now));
    const there = await keysIn({ client, table: to, items: kept });
    const missing = kept.filter((item) => !there.has(keyOf(item)));
    counts.looked += items.length;
    counts.expired += items.length - kept.length;
    counts.missing += missing.length;
    counts.put += await put(missing);
    progress(counts.looked);
    start = page.LastEvaluatedKey;
  } while (start);
  return counts;
}

/** Time-to-live would delete it again. A timer is there to be deleted: that wakes its check-back. */
const isOver = ({ entity, [shape.timeToLive]: expireAt }: Item, now: number) =>
  entity?.S !== timerEntity && Number(expireAt?.N) * 1000 <= now;

const keyOf = (item: Item) => JSON.stringify([item[hash]?.S, item[range]?.S]);

/** Which of these items a table has, by key. DynamoDB may leave some unanswered, and is asked for these again. */
async function keysIn(asked: { client: DynamoDBClient; table: string; items: Item[] }): Promise<Set<string>> {
  const { client, table, items } = asked;
  const there = new Set<string>();
  let keys = items.map((item) => ({ [hash]: item[hash]!, [range]: item[range]! }));
  for (let round = 0; keys.length > 0; round += 1) {
    if (round === maxRounds) throw new Error(`${table} is too busy to be read: try again later`);
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

/** Several at a time. Resolves to how many were written. */
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
