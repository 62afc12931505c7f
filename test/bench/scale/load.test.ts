import { type AttributeValue, DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { dynamoStore } from "../../../functions/store/dynamo.ts";
import { memorySpending } from "../../../functions/store/memory-spending.ts";
import { createTable } from "../../../infra/local/dynamodb.ts";
import { dynamoOfRun, hasDynamo } from "../../support/dynamo.ts";
import { portsOn, vault } from "../ours.ts";
import { createApplicants } from "./applicants.ts";
import { commitFor, itemsOf, load } from "./load.ts";
import { converse } from "./sample.ts";

type Item = Record<string, AttributeValue>;

/** In each of the two hours one is due, and the others on the days after it. */
const applicants = createApplicants(1);
const people = 8;
const silent = { step() {}, count() {}, end() {} };

/** An item with what it says in clear: each seal has its own random bytes. */
function inClear({ address, ...item }: Item): object {
  const sealedTo = address?.S === undefined ? {} : { address: vault.unseal(item.pk?.S ?? "", address.S) };
  return { ...item, ...(item.body?.S !== undefined && { body: JSON.parse(item.body.S) }), ...sealedTo };
}

const byKey = (a: Item, b: Item) => `${a.pk?.S}${a.sk?.S}`.localeCompare(`${b.pk?.S}${b.sk?.S}`);

/** Everything that a table has about an applicant. */
async function itemsIn(client: DynamoDBClient, TableName: string, n: number): Promise<object[]> {
  const { address, code } = applicants.of(n);
  const items: Item[] = [];
  for (const key of [vault.personKey(address), `HANDOVER#${code}`]) {
    const ExpressionAttributeValues = { ":pk": { S: key } };
    const query = new QueryCommand({ TableName, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues });
    items.push(...((await client.send(query)).Items ?? []));
  }
  return items.toSorted(byKey).map(inClear);
}

test.skipIf(!hasDynamo)("the loader leaves the items that the people's messages leave, and no others", async () => {
  const client = new DynamoDBClient(dynamoOfRun());
  const [said, loaded] = ["ScaleSaid", "ScaleLoaded"];
  for (const TableName of [said, loaded]) await createTable(client, TableName);
  for (let n = 0; n < people; n += 1) {
    const applicant = applicants.of(n);
    await converse(
      portsOn(dynamoStore(client, said, vault), memorySpending(), () => applicant.at),
      applicant,
    );
  }
  expect(await load(client, { TableName: loaded, applicants, people, progress: silent })).toMatchObject({ people });
  for (let n = 0; n < people; n += 1) {
    const items = await itemsIn(client, loaded, n);
    expect(items).toEqual(await itemsIn(client, said, n));
    expect(items).toHaveLength(3);
  }
});

test("people differ in their keys, ids and codes, and each is due at a time of their own hour", async () => {
  const many = createApplicants(500);
  const keys = new Set<string>();
  const ids = new Set<string>();
  for (let n = 0; n < 1_500; n += 1) {
    const { person, commit } = await commitFor(many, n);
    for (const { pk, sk } of await itemsOf(person, commit)) keys.add(`${pk?.S} ${sk?.S}`);
    const [checkBack] = commit.conversation.checkBacks;
    ids.add(checkBack!.id);
    expect(many.numberOf(checkBack!.id)).toBe(n);
    const after = many.dueAt(n) - many.dueFrom;
    expect(checkBack).toMatchObject({ state: "open", dueAt: many.dueAt(n) });
    const [from, to] = [
      [0, 1],
      [2, 3],
      [24, 6 * 24],
    ][Math.min(2, Math.floor(n / 500))]!;
    expect(after / 3600_000).toBeGreaterThanOrEqual(from!);
    expect(after / 3600_000).toBeLessThan(to!);
  }
  expect(keys.size).toBe(3 * 1_500);
  expect(ids.size).toBe(1_500);
});

test("when the engine gives up, the loader says why and how many it has loaded", async () => {
  let batches = 0;
  const full = {
    async send() {
      batches += 1;
      if (batches > 12) throw Object.assign(new Error("no space"), { name: "InternalFailure" });
      return {};
    },
  } as unknown as DynamoDBClient;
  const end = await load(full, { TableName: "Full", applicants: createApplicants(1), people: 5_000, progress: silent });
  expect(end).toMatchObject({ gaveUp: "InternalFailure" });
  expect(end.people).toBeLessThan(12 * 25);
});
