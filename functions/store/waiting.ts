import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import type { WaitReason } from "../engine/checkback/wake-time.ts";
import type { Store } from "./store.ts";
import { table } from "./table.ts";

/** How many pages of the index are counted. One page, 1 MB of keys, has about 7,000 people. */
const maxPages = 50;

/** Counts the people whose check-back waits for a reason, and finds the oldest. When none waits it is one small request. */
export async function countWaiting(
  client: DynamoDBClient,
  tableName: string,
  reason: WaitReason,
): ReturnType<Store["waiting"]> {
  const query = {
    TableName: tableName,
    IndexName: table.waitingIndex.name,
    KeyConditionExpression: "waitsFor = :reason",
    ExpressionAttributeValues: { ":reason": { S: reason } },
  };
  const { Items: [first] = [] } = await client.send(new QueryCommand({ ...query, Limit: 1 }));
  if (!first) return { count: 0 };
  let count = 0;
  let ExclusiveStartKey: typeof first | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const { Count = 0, LastEvaluatedKey } = await client.send(
      new QueryCommand({ ...query, Select: "COUNT", ExclusiveStartKey }),
    );
    count += Count;
    ExclusiveStartKey = LastEvaluatedKey;
    if (!ExclusiveStartKey) break;
  }
  return { count, oldest: { person: first.pk?.S ?? "", firstDueAt: Number(first.firstDueAt?.N) * 1000 } };
}
