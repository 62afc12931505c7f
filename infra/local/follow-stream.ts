import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

type Handler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** The interval of reading the stream, in milliseconds, and the deliveries of a record before it is given up, as in AWS. */
const pollInterval = 500;
const maxDeliveries = 6;

/**
 * Follows a table's stream as Lambda's event source mapping does: batches in order, shard by shard, from the oldest record.
 * Records that the handler reports as failed are delivered again a few times. Returns a function that ends it.
 */
export function followStream(client: DynamoDBStreamsClient, StreamArn: string, handler: Handler): () => Promise<void> {
  const stopped = new AbortController();
  const shards = new Map<string, Promise<void>>();
  const wait = () => sleep(pollInterval, undefined, { signal: stopped.signal }).catch(() => {});

  async function followShard(ShardId: string) {
    const from = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" } as const;
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(from));
    while (ShardIterator && !stopped.signal.aborted) {
      const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
      if (Records.length > 0) await deliver(Records as unknown as DynamoDBRecord[]);
      ShardIterator = NextShardIterator;
      if (Records.length === 0) await wait();
    }
  }

  async function deliver(records: DynamoDBRecord[]) {
    let left = records;
    for (let delivery = 0; left.length > 0 && delivery < maxDeliveries && !stopped.signal.aborted; delivery += 1) {
      if (delivery > 0) await wait();
      const { batchItemFailures } = await handler({ Records: left });
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const checkpoint = left.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ""));
      left = checkpoint < 0 ? [] : left.slice(checkpoint);
    }
  }

  async function discover() {
    while (!stopped.signal.aborted) {
      const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
      for (const { ShardId = "" } of StreamDescription?.Shards ?? [])
        if (!shards.has(ShardId))
          shards.set(
            ShardId,
            persistently(() => followShard(ShardId)),
          );
      await sleep(5_000, undefined, { signal: stopped.signal }).catch(() => {});
    }
  }

  /** Repeats a failing read until the end. */
  async function persistently(work: () => Promise<void>) {
    while (!stopped.signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (!stopped.signal.aborted)
          console.error(`the stream could not be read (${(error as Error).name}); trying again`);
        await wait();
      }
    }
  }

  const discovering = persistently(discover);
  return async () => {
    stopped.abort();
    await Promise.all([discovering, ...shards.values()]);
  };
}
