import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import { dynamoSpending } from "../../functions/store/dynamo-spending.ts";
import { memorySpending } from "../../functions/store/memory-spending.ts";
import type { SenderPace, Spend, Spending } from "../../functions/store/spending.ts";
import { spentEntity, spentKey } from "../../functions/store/table.ts";
import { createTable } from "../../infra/local/dynamodb.ts";
import { countRequests } from "../support/count-requests.ts";
import { dynamoOfRun, hasDynamo } from "../support/dynamo.ts";

const TableName = "Spending";
/** The engine is slow while other tests run. */
const patience = 15_000;
const hour = 60 * 60 * 1000;
const client = () => new DynamoDBClient(dynamoOfRun());

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

const onDynamo: [name: string, open: () => Promise<Spending>] = [
  "DynamoDB",
  async () => {
    await createTable(client(), TableName);
    return dynamoSpending(client(), TableName, patience);
  },
];

describe.each<[name: string, open: () => Promise<Spending>]>([
  ["memory", async () => memorySpending()],
  ...(hasDynamo ? [onDynamo] : []),
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

  /** A message for which a sender takes `ms`, and which it must have sent within a minute. */
  const at = (now: number, ms: number, more: Partial<SenderPace> = {}) =>
    a(now, { pace: { sender: "+12025550143", ms, until: now + 60_000, ...more } });

  test("a sender gets as much as it can send in time, and more when it has sent some of it", async () => {
    const now = freshDay() + hour;
    const minute = async (from: number) => {
      let taken = 0;
      while (taken < 100 && !(await spending.spend(at(from, 10_000)))) taken += 1;
      return taken;
    };
    expect(await minute(now)).toBe(6);
    expect(await spending.spend(at(now, 10_000))).toBe("pace");
    expect(await minute(now + 25_000)).toBe(2);
    expect(await minute(now + 30_000)).toBe(1);
    // It is done by then, and begins again.
    expect(await minute(now + 10 * 60_000)).toBe(6);
  });

  test("each sender has its own time, and no message waits without one", async () => {
    const now = freshDay();
    expect(await spending.spend(at(now, 60_000))).toBeUndefined();
    expect(await spending.spend(at(now, 1))).toBe("pace");
    expect(await spending.spend(at(now, 60_000, { sender: "whatsapp:+12025550143" }))).toBeUndefined();
    expect(await spending.spend(a(now))).toBeUndefined();
  });

  test("a sender that is free gets no message that it cannot send in time", async () => {
    const now = freshDay();
    expect(await spending.spend(at(now, 5_000, { until: now + 4_000 }))).toBe("pace");
    expect(await spending.spend(at(now, 5_000, { until: now - 1 }))).toBe("pace");
    expect(await spending.spend(at(now, 12.5, { until: now + 13 }))).toBeUndefined();
  });

  test("a message above the pace is not counted, and one above a limit takes no time of its sender", async () => {
    const now = freshDay();
    await spending.spend(at(now, 60_000));
    for (let n = 0; n < 5; n += 1) expect(await spending.spend(at(now, 60_000))).toBe("pace");
    expect(await spending.spend(a(now, { cost: 99 }))).toBeUndefined();
    const later = now + 2 * 60_000;
    expect(await spending.spend(at(later, 60_000))).toBe("stage");
    expect(await spending.spend({ ...at(later, 60_000), maxPerDay: 200, maxPerHour: 200 })).toBeUndefined();
  });

  test("of a hundred at once a sender gets exactly as many as it can send in time", async () => {
    const now = freshDay();
    const ends = await Promise.all(Array.from({ length: 100 }, () => spending.spend(at(now, 1_500))));
    expect(ends.filter((end) => end === undefined)).toHaveLength(40);
    expect(new Set(ends)).toEqual(new Set([undefined, "pace"]));
  });

  test("shards are counted separately", async () => {
    const now = freshDay();
    const ends = [];
    for (const shard of [0, 0, 1]) ends.push(await spending.spend(a(now, { shard, maxPerDay: 1 })));
    expect(ends).toEqual([undefined, "stage", undefined]);
  });
});

test.skipIf(!hasDynamo)(
  "a check-back's pace is counted in the same request: one more when a process has not heard of its sender",
  async () => {
    await createTable(client(), TableName);
    const counted = client();
    const requests = countRequests(counted);
    const [one, other] = [dynamoSpending(counted, TableName, patience), dynamoSpending(counted, TableName, patience)];
    const now = freshDay();
    const spend = async (spending: Spending, after: number) => {
      const before = requests();
      const pace = { sender: "+12025550143", ms: 20_000, until: now + after + 60_000 };
      const end = await spending.spend(a(now + after, { pace }));
      return [end, requests() - before];
    };
    expect(await spend(one, 0)).toEqual([undefined, 1]);
    expect(await spend(one, 0)).toEqual([undefined, 1]);
    expect(await spend(other, 0)).toEqual([undefined, 2]);
    // Both know that the sender is busy, which takes no request.
    expect(await spend(other, 0)).toEqual(["pace", 0]);
    expect(await spend(one, 0)).toEqual(["pace", 1]);
    expect(await spend(one, 0)).toEqual(["pace", 0]);
    // Two minutes later, it is idle.
    expect(await spend(one, 120_000)).toEqual([undefined, 1]);
    expect(await spend(other, 120_000)).toEqual([undefined, 2]);
  },
);

test.skipIf(!hasDynamo)("a count is removed by time-to-live, a day after it is over", async () => {
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
