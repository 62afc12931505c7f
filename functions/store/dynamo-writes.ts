import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { TimerChange } from "../engine/checkback/wake-time.ts";
import type { AliasChange } from "../engine/state/alias.ts";
import { aliasVersion } from "./alias-version.ts";
import { type AlsoWrite, type CodeChange, goneIn } from "./store.ts";
import { conversationKey, handoverKey, timerEntity, timerKey } from "./table.ts";

/* The writes of a commit besides the conversation itself: timers, handover codes and aliases. */

/** Epoch milliseconds as DynamoDB's epoch seconds, rounded up. */
export const seconds = (ms: number) => ({ N: String(Math.ceil(ms / 1000)) });

export const conversationKeys = (person: string) => ({ pk: { S: person }, sk: { S: conversationKey } });
export const handoverKeys = (code: string) => ({ pk: { S: handoverKey(code) }, sk: { S: handoverKey() } });

export function ifVersion(version: number) {
  if (version === 0) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": { N: String(version) } },
  };
}

export function timerWrites(TableName: string, person: string, { set, drop }: TimerChange): TransactWriteItem[] {
  const keyOf = (checkBack: string) => ({ pk: { S: person }, sk: { S: timerKey(checkBack) } });
  const itemOf = ({ id, dueAt }: TimerChange["set"][number]) => ({
    ...keyOf(id),
    entity: { S: timerEntity },
    expireAt: seconds(dueAt),
  });
  return [
    ...set.map((each) => ({ Put: { TableName, Item: itemOf(each) } })),
    ...drop.map((id) => ({ Delete: { TableName, Key: keyOf(id) } })),
  ];
}

export function codeWrites(
  TableName: string,
  person: string,
  { set, repoint, delete: drop, consume }: CodeChange,
): TransactWriteItem[] {
  const ConditionExpression = "attribute_exists(pk)";
  const itemOf = ({ code, expiresAt }: { code: string; expiresAt: number }) => ({
    ...handoverKeys(code),
    person: { S: person },
    expireAt: seconds(expiresAt),
  });
  return [
    ...set.map((each) => ({ Put: { TableName, Item: itemOf(each), ConditionExpression: "attribute_not_exists(pk)" } })),
    ...repoint.map((each) => ({ Put: { TableName, Item: itemOf(each) } })),
    ...drop.map((code) => ({ Delete: { TableName, Key: handoverKeys(code) } })),
    ...(consume === undefined ? [] : [{ Delete: { TableName, Key: handoverKeys(consume), ConditionExpression } }]),
  ];
}

export function aliasWrites(
  TableName: string,
  person: string,
  { set, drop = [] }: AliasChange,
  also: AlsoWrite[],
): TransactWriteItem[] {
  const gone = goneIn(also);
  const leadsHere = {
    ConditionExpression: "attribute_not_exists(pk) OR leadsTo IN (:here, :gone)",
    ExpressionAttributeValues: { ":here": { S: person }, ":gone": { S: gone?.person ?? person } },
  };
  const over = set && set.key === gone?.person ? gone.gone.version : set?.version;
  const Item = set && {
    ...conversationKeys(set.key),
    leadsTo: { S: person },
    version: { N: String(aliasVersion()) },
    expireAt: seconds(set.expiresAt),
  };
  return [
    ...(Item ? [{ Put: { TableName, Item, ...(over === undefined ? leadsHere : ifVersion(over)) } }] : []),
    ...drop.map((key) => ({ Delete: { TableName, Key: conversationKeys(key), ...leadsHere } })),
  ];
}
