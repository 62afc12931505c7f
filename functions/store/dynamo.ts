import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { sweepAt, waitingOf } from "../engine/checkback/wake-time.ts";
import { conversation as conversationSchema, forgottenAt } from "../engine/state/conversation.ts";
import {
  aliasWrites,
  codeWrites,
  conversationKeys,
  handoverKeys,
  ifVersion,
  seconds,
  timerWrites,
} from "./dynamo-writes.ts";
import { type AlsoWrite, type Commit, type Overdue, type Store, versionAfter } from "./store.ts";
import { dueShardOf, table } from "./table.ts";
import type { Vault } from "./vault.ts";
import { countWaiting } from "./waiting.ts";

type Item = Record<string, AttributeValue>;

/**
 * The store on DynamoDB: one read and one conditional write per message; a transaction when more than one row changes.
 *
 * @param options.sweepGrace how long after a planned time the sweep waits for its timer, in milliseconds
 */
export function dynamoStore(
  client: DynamoDBClient,
  tableName: string,
  vault: Vault,
  { sweepGrace = 0 }: { sweepGrace?: number } = {},
): Store {
  return {
    async load(person, now) {
      const Key = conversationKeys(person);
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
      const version = Number(Item?.version?.N ?? 0);
      // DynamoDB returns expired items until it deletes them.
      const { body, address: sealed, leadsTo } = Item && Number(Item.expireAt?.N) * 1000 > now ? Item : {};
      const conversation = body?.S === undefined ? undefined : z.parse(conversationSchema, JSON.parse(body.S));
      const address = sealed?.S === undefined ? undefined : vault.unseal(person, sealed.S);
      return { conversation, address, version, leadsTo: leadsTo?.S };
    },

    async commit(person, next, ...also) {
      const writes = [...writesOf(person, next, also), ...also.flatMap((each) => alsoWrites(each, next))];
      const [only] = writes;
      try {
        if (writes.length === 1 && only?.Put) await client.send(new PutItemCommand(only.Put));
        else await client.send(new TransactWriteItemsCommand({ TransactItems: writes }));
        return "committed";
      } catch (error) {
        if (lostTheRace(error)) return "lost";
        throw error;
      }
    },

    async personByCode(code, now) {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: handoverKeys(code) }));
      return Number(Item?.expireAt?.N ?? 0) * 1000 > now ? Item?.person?.S : undefined;
    },

    async overdue({ shard, now, limit, from }) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: table.dueIndex.name,
          KeyConditionExpression: "dueShard = :shard AND dueAt <= :now",
          ExpressionAttributeValues: { ":shard": { S: shard }, ":now": { N: String(Math.floor(now / 1000)) } },
          Limit: limit,
          ...(from && { ExclusiveStartKey: indexKeys(shard, from) }),
        }),
      );
      const due = Items.map(overdueOf);
      return { due, next: LastEvaluatedKey && overdueOf(LastEvaluatedKey) };
    },

    waiting: (reason) => countWaiting(client, tableName, reason),
  };

  function writesOf(person: string, next: Commit, also: AlsoWrite[]): TransactWriteItem[] {
    const put = { TableName: tableName, Item: itemOf(person, next, also), ...ifVersion(next.version) };
    return [
      { Put: put },
      ...(next.timer ? timerWrites(tableName, person, next.timer) : []),
      ...(next.code ? codeWrites(tableName, person, next.code) : []),
      ...(next.alias ? aliasWrites(tableName, person, next.alias, also) : []),
    ];
  }

  function itemOf(person: string, { conversation, address, version }: Commit, also: AlsoWrite[]): Item {
    const dueAt = sweepAt(conversation, sweepGrace);
    const waiting = waitingOf(conversation);
    return {
      ...conversationKeys(person),
      body: { S: JSON.stringify(conversation) },
      version: { N: String(versionAfter(version, also)) },
      expireAt: seconds(forgottenAt(conversation)),
      ...(address !== undefined && { address: { S: vault.seal(person, address) } }),
      ...(dueAt !== undefined && { dueShard: { S: dueShardOf(person) }, dueAt: seconds(dueAt) }),
      ...(waiting && { waitsFor: { S: waiting.reason }, firstDueAt: seconds(waiting.firstDueAt) }),
    };
  }

  function alsoWrites(also: AlsoWrite, next: Commit): TransactWriteItem[] {
    if ("next" in also) return writesOf(also.person, also.next, []);
    const { version, timers, codes } = also.gone;
    const Key = conversationKeys(also.person);
    // A transaction may contain an item only once: the alias's row replaces this one.
    const isAlias = next.alias?.set?.key === also.person;
    return [
      ...(isAlias ? [] : [{ Delete: { TableName: tableName, Key, ...ifVersion(version) } }]),
      ...timerWrites(tableName, also.person, { set: [], drop: timers }),
      ...codeWrites(tableName, also.person, { set: [], repoint: [], delete: codes }),
    ];
  }
}

const indexKeys = (shard: string, { person, dueAt }: Overdue) => ({
  ...conversationKeys(person),
  dueShard: { S: shard },
  dueAt: { N: String(dueAt / 1000) },
});
const overdueOf = (item: Item) => ({ person: item.pk?.S ?? "", dueAt: Number(item.dueAt?.N) * 1000 });

function lostTheRace(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(
      ({ Code }) => Code === "ConditionalCheckFailed" || Code === "TransactionConflict",
    );
  return error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException;
}
