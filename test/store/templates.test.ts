import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { beforeEach, describe, expect, test } from "vitest";
import {
  dynamoTemplates,
  memoryTemplates,
  type StoredTemplates,
  type TemplateStore,
} from "../../functions/store/templates.ts";
import { createTable } from "../../infra/local/dynamodb.ts";
import { dynamoOfRun, hasDynamo } from "../support/dynamo.ts";
import { now } from "./stores.ts";

let tables = 0;
const stores = (
  [
    ["memory", async () => memoryTemplates()],
    [
      "DynamoDB",
      async () => {
        const client = new DynamoDBClient(dynamoOfRun());
        tables += 1;
        await createTable(client, `StoreTemplates${tables}`);
        return dynamoTemplates(client, `StoreTemplates${tables}`);
      },
    ],
  ] satisfies [name: string, open: () => Promise<TemplateStore>][]
).filter(([name]) => name === "memory" || hasDynamo);

const stored: StoredTemplates = {
  sids: { "tea/asked/en": `HX${"1".repeat(32)}` },
  checkedAt: now,
  askAt: now + 1,
  problems: [{ key: "tea/asked/zh", state: "paused", category: "UTILITY" }],
};

describe.each(stores)("the templates: %s", (_, open) => {
  let store: TemplateStore;
  beforeEach(async () => {
    store = await open();
  });

  test("nothing is stored at first, at version 0", async () => {
    expect(await store.loadTemplates()).toEqual({ stored: undefined, version: 0 });
  });

  test("saved templates are loaded, with the next version", async () => {
    expect(await store.saveTemplates(stored, 0)).toBe("committed");
    expect(await store.loadTemplates()).toEqual({ stored, version: 1 });
    const next = { ...stored, sids: {} };
    expect(await store.saveTemplates(next, 1)).toBe("committed");
    expect(await store.loadTemplates()).toEqual({ stored: next, version: 2 });
  });

  test("a write over another version than the stored one is lost, and changes nothing", async () => {
    await store.saveTemplates(stored, 0);
    for (const version of [0, 2]) expect(await store.saveTemplates({ ...stored, sids: {} }, version)).toBe("lost");
    expect(await store.loadTemplates()).toEqual({ stored, version: 1 });
  });

  test("one of two claims at once is lost", async () => {
    await store.saveTemplates(stored, 0);
    const ends = await Promise.all([1, 2].map((askAt) => store.saveTemplates({ ...stored, askAt }, 1)));
    expect(ends.toSorted()).toEqual(["committed", "lost"]);
  });

  test("a stored value that is no Content SID throws when it is read", async () => {
    await store.saveTemplates({ ...stored, sids: { "tea/asked/en": "HX1" } }, 0);
    await expect(store.loadTemplates()).rejects.toThrow();
  });
});
