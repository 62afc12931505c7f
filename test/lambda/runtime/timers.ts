import { setTimeout as sleep } from "node:timers/promises";
import { type DynamoDBClient, ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { table as shape, timerEntity } from "../../../functions/store/table.ts";
import { dynamoOfRun } from "../../support/dynamo.ts";

/** DynamoDB Local deletes expired items every few seconds. */
const patience = 45_000;

/** The due time of every check-back in a table, by person, in epoch milliseconds. It is read from the timers. */
export async function dueTimes(client: DynamoDBClient, TableName: string): Promise<Map<string, number>> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  const timers = Items.filter(({ entity }) => entity?.S === timerEntity);
  return new Map(timers.map(({ pk, expireAt }) => [pk?.S ?? "", Number(expireAt?.N) * 1000]));
}

/**
 * Makes every timer of a table expire now, and waits until DynamoDB's time-to-live has removed them. Returns the
 * stream's records in the form in which Lambda passes them on.
 */
export async function removedTimers(client: DynamoDBClient, TableName: string, StreamArn: string) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  const timers = Items.filter(({ entity }) => entity?.S === timerEntity);
  for (const { pk, sk } of timers)
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { pk: pk!, sk: sk! },
        // With the indexes' keys: see letTimersExpire.
        UpdateExpression: "SET #ttl = :past, #due = :timer, #dueAt = :past, #waits = :timer, #since = :past",
        ExpressionAttributeNames: {
          "#ttl": shape.timeToLive,
          "#due": shape.dueIndex.hash,
          "#dueAt": shape.dueIndex.range,
          "#waits": shape.waitingIndex.hash,
          "#since": shape.waitingIndex.range,
        },
        ExpressionAttributeValues: {
          ":past": { N: String(Math.floor(Date.now() / 1000) - 1) },
          ":timer": { S: timerEntity },
        },
      }),
    );
  const streams = new DynamoDBStreamsClient(dynamoOfRun());
  try {
    for (let waited = 0; waited < patience; waited += 500) {
      const removed = (await recordsOf(streams, StreamArn)).filter(
        ({ eventName, dynamodb }) => eventName === "REMOVE" && dynamodb?.OldImage?.entity?.S === timerEntity,
      );
      if (removed.length === timers.length) return removed.map((record) => asLambdaDoes(record, StreamArn));
      await sleep(500);
    }
    throw new Error("no timer was removed");
  } finally {
    streams.destroy();
  }
}

async function recordsOf(streams: DynamoDBStreamsClient, StreamArn: string): Promise<StreamRecord[]> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: StreamRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const from = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" } as const;
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
    records.push(...((await streams.send(new GetRecordsCommand({ ShardIterator }))).Records ?? []));
  }
  return records;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#services-dynamodb-event-example-json */
function asLambdaDoes({ userIdentity, dynamodb, ...record }: StreamRecord, eventSourceARN: string): DynamoDBRecord {
  const at = (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000;
  return {
    ...record,
    eventSourceARN,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: at },
    userIdentity: { principalId: userIdentity?.PrincipalId, type: userIdentity?.Type },
  } as DynamoDBRecord;
}
