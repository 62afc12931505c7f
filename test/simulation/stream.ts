import type { DynamoDBRecord } from "aws-lambda";
import { timerEntity, timerKey } from "../../functions/store/table.ts";
import type { Clock } from "./clock.ts";
import type { Weather } from "./faults.ts";
import type { Random } from "./random.ts";

/*
 * The table's stream and what Lambda makes of it: batches, delivered again when they failed, dropped when that helps
 * nothing, and now and then delivered twice. The numbers are those of infra/aws/followups.ts.
 */

/** A timer that was removed: by time-to-live, or by us. */
export type Alarm = { person: string; promise: string; isExpiry: boolean };

type Kept = { record: DynamoDBRecord; at: number; tries: number };

const batchSize = 5;
const mostRetries = 5;
const mostAge = 3600_000;

/** Hands a batch to the function; answers with the sequence numbers that failed, or "all". */
export type Deliver = (records: DynamoDBRecord[], ended: (failed: string[] | "all") => void) => void;

export function createStream(
  { clock, weather, random }: { clock: Clock; weather: Weather; random: Random },
  deliver: Deliver,
) {
  let queue: Kept[] = [];
  let sequence = 0;
  let isBusy = false;

  function poll() {
    if (isBusy || queue.length === 0) return;
    if (weather.isConsumerDead()) return clock.after(600_000, poll);
    queue = queue.filter(({ at, tries }) => clock.now - at <= mostAge && tries <= mostRetries);
    const [first] = queue;
    if (!first) return;
    // After a failure the batch is bisected: what failed goes alone.
    const batch = queue.slice(0, first.tries > 0 ? 1 : batchSize);
    isBusy = true;
    deliver(
      batch.map(({ record }) => record),
      (failed) => {
        isBusy = false;
        const good = failed === "all" ? 0 : goodUntil(batch, failed);
        if (good === batch.length && weather.strikes("stream-twice")) return clock.after(500, poll);
        queue = queue.slice(good);
        for (const each of batch.slice(good)) each.tries += 1;
        clock.after(good < batch.length ? 1000 * 2 ** batch[good]!.tries : 200, poll);
      },
    );
  }

  return (alarm: Alarm) => {
    sequence += 1;
    queue.push({ record: recordOf(alarm, String(sequence)), at: clock.now, tries: 0 });
    clock.after(random.between(200, 2_000), poll);
  };
}

/** How many records of a batch count as done: the lowest number that failed is Lambda's checkpoint. */
function goodUntil(batch: Kept[], failed: string[]): number {
  const at = batch.findIndex(({ record }) => failed.includes(record.dynamodb?.SequenceNumber ?? ""));
  return at < 0 ? batch.length : at;
}

function recordOf({ person, promise, isExpiry }: Alarm, SequenceNumber: string): DynamoDBRecord {
  const Keys = { pk: { S: person }, sk: { S: timerKey(promise) } };
  const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
  return {
    eventName: "REMOVE",
    ...(isExpiry && { userIdentity }),
    dynamodb: { Keys, OldImage: { ...Keys, entity: { S: timerEntity } }, SequenceNumber },
  };
}
