import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { dynamoSpending } from "../../functions/store/dynamo-spending.ts";
import { memorySpending } from "../../functions/store/memory-spending.ts";
import type { Spend, Spending } from "../../functions/store/spending.ts";
import { spentEntity, spentKey } from "../../functions/store/table.ts";
import { createTable } from "../../infra/local/dynamodb.ts";

const TableName = "Spending";
/** The engine is slow while other tests run. */
const patience = 15_000;
const hour = 60 * 60 * 1000;
const client = () => new DynamoDBClient(inject("dynamo"));

let day = 0;
/** The beginning of a UTC day that no other test uses. */
const freshDay = () => Date.UTC(2026, 11, 7) + 24 * hour * day++;

const a = (now: number, more: Partial<Spend> = {}): Spend => ({
  cost: 1,
  shard: 0,
  country: "KH",
  maxPerDay: 100,
  maxPerHour: 100,
  now,
  ...more,
});

describe.each<[name: string, open: () => Promise<Spending>]>([
  ["memory", async () => memorySpending()],
  [
    "DynamoDB",
    async () => {
      await createTable(client(), TableName);
      return dynamoSpending(client(), TableName, patience);
    },
  ],
])("counting what is sent: %s", (_, open) => {
  let spending: Spending;
  beforeAll(async () => {
    spending = await open();
  });

  test("the day's limit can be reached and not exceeded", async () => {
    const now = freshDay();
    expect(await spending.spend(a(now, { cost: 7, maxPerDay: 10 }))).toBeUndefined();
    expect(await spending.spend(a(now, { cost: 4, maxPerDay: 10 }))).toBe("stage");
    expect(await spending.spend(a(now + 23 * hour, { cost: 3, maxPerDay: 10, country: "US" }))).toBeUndefined();
    expect(await spending.spend(a(now + 23 * hour, { maxPerDay: 10 }))).toBe("stage");
    expect(await spending.spend(a(freshDay(), { cost: 10, maxPerDay: 10 }))).toBeUndefined();
  });

  test("the hour's limit is separate for each country, and begins again in the next hour", async () => {
    const now = freshDay();
    expect(await spending.spend(a(now, { cost: 5, maxPerHour: 5 }))).toBeUndefined();
    expect(await spending.spend(a(now + hour - 1, { maxPerHour: 5 }))).toBe("country");
    expect(await spending.spend(a(now, { maxPerHour: 5, country: "US" }))).toBeUndefined();
    expect(await spending.spend(a(now + hour, { cost: 5, maxPerHour: 5 }))).toBeUndefined();
  });

  test("a refused message is not counted, so the reserve of check-backs stays complete", async () => {
    const now = freshDay();
    for (let n = 0; n < 30; n += 1) await spending.spend(a(now, { maxPerDay: 8 }));
    const rest = await Promise.all([1, 2, 3].map(() => spending.spend(a(now, { maxPerDay: 10 }))));
    expect(rest.toSorted()).toEqual(["stage", undefined, undefined]);
  });

  test("a message that costs more than a limit is refused, even as the first one", async () => {
    expect(await spending.spend(a(freshDay(), { cost: 3, maxPerDay: 2 }))).toBe("stage");
    expect(await spending.spend(a(freshDay(), { cost: 3, maxPerHour: 2 }))).toBe("country");
  });

  test("of a hundred at once exactly as many are counted as the limit allows", async () => {
    const now = freshDay();
    const ends = await Promise.all(
      Array.from({ length: 100 }, () => spending.spend(a(now, { cost: 3, maxPerHour: 70 }))),
    );
    expect(ends.filter((end) => end === undefined)).toHaveLength(23);
    expect(new Set(ends)).toEqual(new Set([undefined, "country"]));
  });

  test("shards are counted separately", async () => {
    const now = freshDay();
    const ends = [];
    for (const shard of [0, 0, 1]) ends.push(await spending.spend(a(now, { shard, maxPerDay: 1 })));
    expect(ends).toEqual([undefined, "stage", undefined]);
  });
});

test("a count is removed by time-to-live, a day after it is over", async () => {
  await createTable(client(), TableName);
  const now = freshDay();
  await dynamoSpending(client(), TableName, patience).spend(a(now + 5 * hour));
  const Key = { pk: { S: spentKey(new Date(now).toISOString().slice(0, 10), 0) }, sk: { S: spentEntity } };
  const { Item } = await client().send(new GetItemCommand({ TableName, Key }));
  expect(Item).toMatchObject({
    spent: { N: "1" },
    "KH-05": { N: "1" },
    expireAt: { N: String((now + 48 * hour) / 1000) },
  });
});
