import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { made } from "../../functions/engine/checkback/transitions.ts";
import type { Attempt, CheckBack } from "../../functions/engine/state/check-back.ts";
import { type Conversation, day } from "../../functions/engine/state/conversation.ts";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import type { Commit, Store } from "../../functions/store/store.ts";
import { timerKey } from "../../functions/store/table.ts";
import { createVault, type Vault } from "../../functions/store/vault.ts";
import { createTable } from "../../infra/local/dynamodb.ts";
import { dynamoOfRun, hasDynamo } from "../support/dynamo.ts";

export const now = Date.UTC(2026, 11, 7, 4);
const vault = createVault("a-secret-of-at-least-32-characters");
export const address = "whatsapp:+85510000001";

/** A store, with the time at which a check-back's timer expires (epoch milliseconds). */
export type Opened = Store & { timerAt: (person: string, checkBack: string) => Promise<number | undefined> };

/** Both stores, and without Java the one in memory, for tests that each has to pass. @param TableName DynamoDB's, one for each test file */
export const storesOn = (TableName: string, hidden: Vault = vault): [name: string, open: () => Promise<Opened>][] => [
  [
    "memory",
    async () => {
      const store = memoryStore();
      return { ...store, timerAt: async (person, checkBack) => store.timers.get(`${person}#${checkBack}`) };
    },
  ],
  ...(hasDynamo ? [onDynamo(TableName, hidden)] : []),
];

const onDynamo = (TableName: string, hidden: Vault): [name: string, open: () => Promise<Opened>] => [
  "DynamoDB",
  async () => {
    const client = new DynamoDBClient(dynamoOfRun());
    await createTable(client, TableName);
    return {
      ...dynamoStore(client, TableName, hidden),
      async timerAt(person, checkBack) {
        const Key = { pk: { S: person }, sk: { S: timerKey(checkBack) } };
        const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
        return Item && Number(Item.expireAt?.N) * 1000;
      },
    };
  },
];

let people = 0;
/** A person's key that no other test uses. */
export const somebody = () => vault.personKey(`+8551000${++people}`);

export const begun: Conversation = {
  channel: "whatsapp",
  ourAddress: "whatsapp:+12025550143",
  language: "km",
  guide: "g",
  place: "store#2",
  optedOut: false,
  lastHeardAt: now,
  unclear: 0,
  checkBacks: [],
  recent: [{ id: "SM1", replies: [[{ guide: "g", place: "store#2", language: "km" }]] }],
};

/** The first attempt of a check-back. */
export const attempt: Attempt = { number: 1, startedAt: now, from: begun.ourAddress, by: "text" };

/** A check-back, open by default. */
export const checkBackOn = (dueAt: number, more: object = {}): CheckBack => ({
  ...made({ id: "SM1", guide: "g", askPage: "check", dueAt }, now).checkBack,
  ...more,
});

/** A conversation with such a check-back. */
export const dueConversation = (dueAt: number, more: object = {}): Conversation => ({
  ...begun,
  checkBacks: [checkBackOn(dueAt, more)],
});

/** A first commit with these fields. */
export const first = (more: Partial<Commit> = {}): Commit => ({
  conversation: begun,
  address: undefined,
  version: 0,
  ...more,
});

export const inDays = (days: number) => now + days * day;
