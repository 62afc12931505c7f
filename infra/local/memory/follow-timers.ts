import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { timerEntity, timerKey } from "../../../functions/store/table.ts";
import { repeatedly } from "../interval.ts";
import type { ExpiredTimer, KeptStore } from "./kept-store.ts";

type Handler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** The interval of looking for expired timers, in milliseconds, and the deliveries of one before it is given up, as in AWS. */
const interval = 500;
const maxDeliveries = 6;

/**
 * Removes expired timers and reports them as the stream of a table does. Those that the handler reports as failed are delivered
 * again a few times. Returns a function that ends it.
 *
 * @param now epoch milliseconds
 */
export function followTimers(store: KeptStore, now: () => number, handler: Handler): () => Promise<void> {
  let left: { record: DynamoDBRecord; deliveries: number }[] = [];
  let removed = 0;
  const recordOf = (timer: ExpiredTimer) => {
    removed += 1;
    return { record: removal(timer, String(removed)), deliveries: 0 };
  };
  const { stop } = repeatedly(
    interval,
    async () => {
      left.push(...(await store.expire(now())).map(recordOf));
      if (left.length === 0) return;
      const delivered = left.map(({ record, deliveries }) => ({ record, deliveries: deliveries + 1 }));
      left = delivered.filter(({ deliveries }) => deliveries < maxDeliveries);
      const { batchItemFailures } = await handler({ Records: delivered.map(({ record }) => record) });
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      left = left.filter(({ record }) => failed.has(record.dynamodb?.SequenceNumber ?? ""));
    },
    "a timer",
  );
  return stop;
}

/** The record of a timer that time-to-live removed. */
const removal = ({ person, checkBack }: ExpiredTimer, SequenceNumber: string): DynamoDBRecord => ({
  eventName: "REMOVE",
  userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
  dynamodb: {
    SequenceNumber,
    Keys: { pk: { S: person }, sk: { S: timerKey(checkBack) } },
    OldImage: { entity: { S: timerEntity } },
  },
});
