import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { createTable } from "../../../infra/local/dynamodb.ts";
import { compareTables, putBack } from "../../../infra/operate/missing.ts";
import { dynamoOfRun } from "../../support/dynamo.ts";
import { cli } from "../cli/typed.ts";

type Item = Record<string, AttributeValue>;

let client: DynamoDBClient;
beforeAll(() => {
  client = new DynamoDBClient(dynamoOfRun());
});

const now = Date.now();
const inSeconds = (ms: number) => ({ N: String(Math.floor(ms / 1000)) });
const conversation = (n: number, body: string, expireAt = now + 86_400_000): Item => ({
  pk: { S: `person ${n}` },
  sk: { S: "CONVERSATION" },
  body: { S: body },
  version: { N: "3" },
  expireAt: inSeconds(expireAt),
});
const timer = (n: number, dueAt: number): Item => ({
  pk: { S: `person ${n}` },
  sk: { S: `TIMER#SM${n}` },
  entity: { S: "TIMER" },
  expireAt: inSeconds(dueAt),
});

/** A restored table and a live one, with these items. */
async function tables(name: string, restored: Item[], live: Item[]) {
  const [from, to] = [`${name}From`, `${name}To`];
  for (const [table, items] of [[from, restored] as const, [to, live] as const]) {
    await createTable(client, table);
    await Promise.all(items.map((Item) => client.send(new PutItemCommand({ TableName: table, Item }))));
  }
  return { client, from, to, now };
}

async function itemsOf(TableName: string): Promise<Item[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  const key = ({ pk, sk }: Item) => `${pk?.S} ${sk?.S}`;
  return Items.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const silent = () => {};

test("missing items are counted first, then copied back whole; existing items stay as they are", async () => {
  const lost = [conversation(1, "before"), timer(1, now + 60_000)];
  const there = [conversation(2, "newer"), conversation(3, "only there")];
  const both = await tables("Restore", [...lost, conversation(2, "older")], there);
  expect(await compareTables(both, silent)).toEqual({ scanned: 3, expired: 0, missing: 2, put: 0 });
  expect(await itemsOf(both.to)).toEqual(there);
  expect(await putBack(both, silent)).toEqual({ scanned: 3, expired: 0, missing: 2, put: 2 });
  expect(await itemsOf(both.to)).toEqual([...lost, ...there]);
  expect(await putBack(both, silent)).toEqual({ scanned: 3, expired: 0, missing: 0, put: 0 });
});

test("expired items are skipped, except a timer, which wakes its check-back", async () => {
  // DynamoDB Local removes only what stands in the index, so both are still there.
  const due = timer(1, now - 60_000);
  const both = await tables("RestoreOld", [conversation(1, "old", now - 1_000), due], []);
  expect(await putBack(both, silent)).toEqual({ scanned: 2, expired: 1, missing: 1, put: 1 });
});

test("an item that is written between the count and the copy is not overwritten", async () => {
  const both = await tables("RestoreRace", [conversation(1, "before")], []);
  // A message comes in just after the comparison.
  both.client = new DynamoDBClient(dynamoOfRun());
  both.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === "PutItemCommand")
          await client.send(new PutItemCommand({ TableName: both.to, Item: conversation(1, "just written") }));
        return next(args);
      },
    { step: "initialize" },
  );
  expect(await putBack(both, silent)).toEqual({ scanned: 1, expired: 0, missing: 1, put: 0 });
  expect(await itemsOf(both.to)).toEqual([conversation(1, "just written")]);
});

test("a table of many pages is copied to its end, a few writes at a time", async () => {
  const many = Array.from({ length: 250 }, (_, n) => conversation(n, "x".repeat(2_000)));
  const both = await tables("RestoreMany", many, many.slice(0, 40));
  let [underWay, most] = [0, 0];
  both.client = new DynamoDBClient(dynamoOfRun());
  both.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== "PutItemCommand") return next(args);
        underWay += 1;
        most = Math.max(most, underWay);
        return next(args).finally(() => {
          underWay -= 1;
        });
      },
    { step: "initialize" },
  );
  const heard: number[] = [];
  const counts = await putBack(both, (looked) => heard.push(looked));
  expect(counts).toEqual({ scanned: 250, expired: 0, missing: 210, put: 210 });
  expect(heard.at(-1)).toBe(250);
  expect((await itemsOf(both.to)).length).toBe(250);
  expect([most > 1, most <= 32]).toEqual([true, true]);
});

/** Types the command inside `sst shell`. */
async function restore(table: string, ...args: string[]) {
  const linked = (value: string) => JSON.stringify({ value });
  const env = {
    CHECKBACK_STAGE: "production",
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "desk",
    AWS_SECRET_ACCESS_KEY: "desk",
    AWS_ENDPOINT_URL_DYNAMODB: dynamoOfRun().endpoint,
    SST_RESOURCE_App: JSON.stringify({ name: "checkback", stage: "production" }),
    SST_RESOURCE_Table: JSON.stringify({ name: table }),
    SST_RESOURCE_TwilioAccountSid: linked(`AC${"0".repeat(32)}`),
    SST_RESOURCE_TwilioAuthToken: linked("token"),
    SST_RESOURCE_AddressSecret: linked("a-secret-of-at-least-32-characters"),
    SST_RESOURCE_FormerAddressSecret: linked(""),
    SST_RESOURCE_FormerTwilioAuthToken: linked(""),
  };
  return cli(["restore", ...args], { env });
}

test("the command counts, and with --apply copies into the stage's table", async () => {
  const { from, to } = await tables("RestoreTyped", [conversation(1, "before"), conversation(2, "before")], []);
  const found = `${from} has 2 items. 0 have expired; 2 of the others are not in ${to}.\n`;
  const onStage = ["--stage", "production", "--from"];
  const counted = `${found}Nothing was changed. Add --apply to copy them back.`;
  // On a slow machine its progress is on standard error.
  expect(await restore(to, ...onStage, from)).toMatchObject({ code: 0, out: counted });
  expect(await itemsOf(to)).toEqual([]);
  expect((await restore(to, ...onStage, from, "--apply")).out).toBe(`${found}2 copied back.`);
  expect(await itemsOf(to)).toEqual([conversation(1, "before"), conversation(2, "before")]);
  expect((await restore(to, ...onStage, to)).err).toContain("is the stage's own table");
  expect((await restore(to, ...onStage, "nowhere")).err).toMatch(/^checkback restore: there is no such table .*$/);
  expect(await restore(to, "--stage", "production")).toMatchObject({
    code: 2,
    err: "checkback restore: it needs --from and --stage. See: npm run restore -- --help",
  });
});
