import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { conversation as conversationSchema, forgottenAt } from "../engine/conversation.ts";
import type { Commit, Store } from "./store.ts";
import { conversationKey, dueShardOf, dueShards, table, timerEntity, timerKey } from "./table.ts";
import type { Vault } from "./vault.ts";

type Item = Record<string, AttributeValue>;

const seconds = (ms: number) => ({ N: String(Math.ceil(ms / 1000)) });

/** The store on DynamoDB: one read and one conditional write a message; a transaction only when a timer changes. */
export function dynamoStore(client: DynamoDBClient, tableName: string, vault: Vault): Store {
  return {
    async load(person, now) {
      const Key = { pk: { S: person }, sk: { S: conversationKey } };
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
      const version = Number(Item?.version?.N ?? 0);
      // Expired items are still read until DynamoDB gets round to deleting them.
      if (!Item?.body?.S || Number(Item.expireAt?.N) * 1000 <= now)
        return { conversation: undefined, address: undefined, version };
      const conversation = z.parse(conversationSchema, JSON.parse(Item.body.S));
      const address = Item.address?.S === undefined ? undefined : vault.open(person, Item.address.S);
      return { conversation, address, version };
    },

    async commit(person, next) {
      const put = { TableName: tableName, Item: itemOf(person, next, vault), ...ifVersion(next.version) };
      try {
        if (next.timer === undefined) await client.send(new PutItemCommand(put));
        else {
          const TransactItems = [{ Put: put }, timerWrite(tableName, person, next.timer)];
          await client.send(new TransactWriteItemsCommand({ TransactItems }));
        }
        return "committed";
      } catch (error) {
        if (lostTheRace(error)) return "lost";
        throw error;
      }
    },

    async overdue(now, limit) {
      const pages = await Promise.all(
        dueShards.map((shard) =>
          client.send(
            new QueryCommand({
              TableName: tableName,
              IndexName: table.dueIndex.name,
              KeyConditionExpression: "dueShard = :shard AND dueAt <= :now",
              ExpressionAttributeValues: { ":shard": { S: shard }, ":now": { N: String(Math.floor(now / 1000)) } },
              Limit: limit,
            }),
          ),
        ),
      );
      return pages.flatMap(({ Items = [] }) => Items.map((item) => item.pk?.S ?? ""));
    },
  };
}

function itemOf(person: string, { conversation, address, version }: Commit, vault: Vault): Item {
  const { promise } = conversation;
  const open = promise?.state === "open";
  return {
    pk: { S: person },
    sk: { S: conversationKey },
    body: { S: JSON.stringify(conversation) },
    version: { N: String(version + 1) },
    expireAt: seconds(forgottenAt(conversation)),
    ...(address !== undefined && { address: { S: vault.seal(person, address) } }),
    ...(open && { dueShard: { S: dueShardOf(person) }, dueAt: seconds(promise.dueAt) }),
  };
}

function ifVersion(version: number) {
  if (version === 0) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": { N: String(version) } },
  };
}

function timerWrite(TableName: string, person: string, timer: NonNullable<Commit["timer"]>) {
  const keyOf = (promise: string) => ({ pk: { S: person }, sk: { S: timerKey(promise) } });
  if ("drop" in timer) return { Delete: { TableName, Key: keyOf(timer.drop) } };
  const { id, dueAt } = timer.set;
  return { Put: { TableName, Item: { ...keyOf(id), entity: { S: timerEntity }, expireAt: seconds(dueAt) } } };
}

function lostTheRace(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(
      ({ Code }) => Code === "ConditionalCheckFailed" || Code === "TransactionConflict",
    );
  return error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException;
}
