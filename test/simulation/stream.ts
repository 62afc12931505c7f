import type { DynamoDBRecord } from "aws-lambda";
import { timerEntity, timerKey } from "../../functions/store/table.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Random } from "./random.ts";

/*
 * The table's stream and Lambda's event source mapping: batches are delivered again when they failed, dropped after some
 * retries, and now and then delivered twice. The numbers are those of infra/aws/followups.ts.
 */

/** A timer that was removed: by time-to-live, or by a commit. */
export type RemovedTimer = { person: string; checkBack: string; isExpired: boolean };

type Queued = { record: DynamoDBRecord; at: number; tries: number };

const batchSize = 5;
const maxRetries = 5;
const maxAge = 3600_000;

/** Hands a batch to the function. `ended` gets the sequence numbers that failed, or "all". */
export type Deliver = (records: DynamoDBRecord[], ended: (failed: string[] | "all") => void) => void;

type Options = { clock: Clock; faults: Faults; random: Random };

export function createStream({ clock, faults, random }: Options, deliver: Deliver): (removed: RemovedTimer) => void {
  let queue: Queued[] = [];
  let sequence = 0;
  let isBusy = false;

  function poll() {
    if (isBusy || queue.length === 0) return;
    if (faults.isStreamReaderDown()) return clock.after(600_000, poll);
    queue = queue.filter(({ at, tries }) => clock.now - at <= maxAge && tries <= maxRetries);
    const [first] = queue;
    if (!first) return;
    // After a failure the batch is bisected: what failed is delivered alone.
    const batch = queue.slice(0, first.tries > 0 ? 1 : batchSize);
    isBusy = true;
    deliver(
      batch.map(({ record }) => record),
      (failed) => {
        isBusy = false;
        const done = failed === "all" ? 0 : doneUntil(batch, failed);
        if (done === batch.length && faults.strikes("stream-twice")) return clock.after(500, poll);
        queue = queue.slice(done);
        for (const each of batch.slice(done)) each.tries += 1;
        clock.after(done < batch.length ? 1000 * 2 ** batch[done]!.tries : 200, poll);
      },
    );
  }

  return (removed) => {
    sequence += 1;
    queue.push({ record: recordOf(removed, String(sequence)), at: clock.now, tries: 0 });
    clock.after(random.between(200, 2_000), poll);
  };
}

/** How many records of a batch are done: the lowest sequence number that failed is Lambda's checkpoint. */
function doneUntil(batch: Queued[], failed: string[]): number {
  const at = batch.findIndex(({ record }) => failed.includes(record.dynamodb?.SequenceNumber ?? ""));
  return at < 0 ? batch.length : at;
}

function recordOf({ person, checkBack, isExpired }: RemovedTimer, SequenceNumber: string): DynamoDBRecord {
  const Keys = { pk: { S: person }, sk: { S: timerKey(checkBack) } };
  const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
  return {
    eventName: "REMOVE",
    ...(isExpired && { userIdentity }),
    dynamodb: { Keys, OldImage: { ...Keys, entity: { S: timerEntity } }, SequenceNumber },
  };
}
