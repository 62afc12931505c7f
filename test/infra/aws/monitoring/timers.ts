import type { DynamoDBRecord } from "aws-lambda";
import { timerEntity, timerKey } from "../../../../functions/store/table.ts";
import type { Clock } from "../../../simulation/clock.ts";
import type { Weather } from "./faults.ts";
import type { Observed } from "./observed.ts";

/*
 * Timers that time-to-live removes, and their delivery by Lambda: one at a time, again after a failure, and to a queue
 * after too many. The numbers are those of infra/aws/followups.ts.
 */

const minute = 60_000;
const maxTries = 6;

/** Time-to-live is known to take between 8 and 28 minutes. */
const removedAfter = 15 * minute;

type Options = {
  clock: Clock;
  is: Weather;
  observed: Observed;
  /** By `<person>#<check-back>`, when each is due. */
  timers: Map<string, number>;
  /** Calls the function behind the stream. Resolves to the records that failed. */
  deliver: (records: DynamoDBRecord[]) => Promise<string[] | "all">;
};

export function createTimers({ clock, is, observed, timers, deliver }: Options) {
  const known = new Map<string, number>();
  let givenUp = 0;
  let sequence = 0;

  async function hand(record: DynamoDBRecord, removedAt: number, tries: number): Promise<void> {
    observed.iteratorAge(clock.now - removedAt);
    const failed = await deliver([record]);
    if (failed !== "all" && failed.length === 0) return;
    if (tries >= maxTries) givenUp += 1;
    else clock.after(1_000 * 2 ** tries, () => void hand(record, removedAt, tries + 1));
  }

  return {
    /** Reads the timers that were set since the last call. */
    look() {
      for (const [key, dueAt] of timers) {
        if (known.get(key) === dueAt) continue;
        known.set(key, dueAt);
        clock.at(dueAt + removedAfter, () => {
          if (timers.get(key) !== dueAt) return;
          timers.delete(key);
          sequence += 1;
          if (is("stream-off")) return;
          const removedAt = clock.now;
          const record = recordOf(key, String(sequence));
          clock.after(is("stream-behind") ? 20 * minute : 1_000, () => void hand(record, removedAt, 1));
        });
      }
    },
    /** An operator empties the queue. */
    purge() {
      givenUp = 0;
    },
    givenUp: () => givenUp,
  };
}

function recordOf(key: string, SequenceNumber: string): DynamoDBRecord {
  const [person = "", checkBack = ""] = key.split("#");
  const Keys = { pk: { S: person }, sk: { S: timerKey(checkBack) } };
  return {
    eventName: "REMOVE",
    userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" } as DynamoDBRecord["userIdentity"],
    dynamodb: { Keys, OldImage: { ...Keys, entity: { S: timerEntity } }, SequenceNumber },
  };
}
