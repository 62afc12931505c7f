import { setTimeout as sleep } from "node:timers/promises";
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type TransactWriteItemsCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { commitOf } from "../../../functions/commit-of.ts";
import { dynamoStore } from "../../../functions/store/dynamo.ts";
import type { Commit } from "../../../functions/store/store.ts";
import type { Progress } from "../../../infra/cli/progress.ts";
import { vault } from "../ours.ts";
import type { Applicants } from "./applicants.ts";
import { hadBy } from "./sample.ts";

type Item = Record<string, AttributeValue>;

/** A batch has 25 items at most. */
const batchSize = 25;
/** This many batches are on their way at once. */
const atOnce = 8;
/** A batch that is not written is written again this often. */
const maxTries = 6;

/** The commit that an applicant's second message makes, and the person's key. */
export async function commitFor(applicants: Applicants, n: number): Promise<{ person: string; commit: Commit }> {
  const applicant = applicants.of(n);
  const { before, after } = hadBy(await applicants.sampleOf(n), applicant);
  const { address, at } = applicant;
  return { person: vault.personKey(address), commit: commitOf({ before, after, address, now: at }) };
}

/** The items that the store writes for a commit: the conversation, the timer and the code. */
export async function itemsOf(person: string, commit: Commit): Promise<Item[]> {
  const items: Item[] = [];
  const noting = {
    async send({ input }: TransactWriteItemsCommand) {
      for (const { Put } of input.TransactItems ?? []) if (Put?.Item) items.push(Put.Item);
    },
  };
  await dynamoStore(noting as unknown as DynamoDBClient, "", vault).commit(person, commit);
  return items;
}

/** How many people were loaded, how long it took, and why it ended earlier, if it did. */
export type Loaded = { people: number; seconds: number; gaveUp?: string };

/**
 * Loads the people with open check-backs from 0 on. When the engine gives up, it ends and says so.
 *
 * @param options.TableName an empty table
 */
export async function load(
  client: DynamoDBClient,
  { TableName, applicants, people, progress }: Options,
): Promise<Loaded> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let [next, loaded] = [0, 0];
  let gaveUp: string | undefined;
  async function loadOn() {
    while (next < people && gaveUp === undefined) {
      const some = Array.from({ length: Math.min(batchSize, people - next) }, (_, i) => next + i);
      next += some.length;
      const items = (await Promise.all(some.map((n) => itemsFor(applicants, n)))).flat();
      try {
        for (let i = 0; i < items.length; i += batchSize) await write(client, TableName, items.slice(i, i + batchSize));
        loaded += some.length;
      } catch (error) {
        gaveUp ??= error instanceof Error ? error.name : "an error";
      }
      const left = Math.round(((people - loaded) / loaded) * seconds());
      progress.count(
        `scale: ${loaded} of ${people} people loaded, ${Math.round(loaded / seconds())} a second, ${left} s left`,
      );
    }
  }
  await Promise.all(Array.from({ length: atOnce }, loadOn));
  progress.end();
  return { people: loaded, seconds: seconds(), ...(gaveUp !== undefined && { gaveUp }) };
}

type Options = { TableName: string; applicants: Applicants; people: number; progress: Progress };

async function itemsFor(applicants: Applicants, n: number): Promise<Item[]> {
  const { person, commit } = await commitFor(applicants, n);
  return itemsOf(person, commit);
}

async function write(client: DynamoDBClient, TableName: string, items: Item[]): Promise<void> {
  let left: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries >= maxTries) throw new Error("not written");
    if (tries > 0) await sleep(100 * 2 ** tries);
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }));
    left = UnprocessedItems?.[TableName] ?? [];
  }
}
