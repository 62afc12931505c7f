import { dueShardOf, dueShards } from "../../../functions/store/table.ts";
import { defaultSweepParallel } from "../../../functions/wiring/limits.ts";
import { alignNumbers } from "../../content/report/align-numbers.ts";
import { operatorLocale } from "../operator-locale.ts";
import type { Sample } from "./sample-conversation.ts";
import { batchesAtOnce, reserved, sweep, throughputOf } from "./throughput.ts";
import { capacity, checkBackSeconds } from "./usage.ts";

/**
 * What one partition key of a table or an index takes in a second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
const perKey = { writes: 1_000, reads: 3_000 };

/** A partition holds this many gigabytes. */
const partitionGigabytes = 10;

/**
 * Write units of the index of due times for one check-back that is claimed and sent, and will be asked once more, as a test
 * measures them on DynamoDB Local. The index is ordered by due time, so each change of it is a removal and an entry. For a
 * transaction the engine counts more than AWS documents, so this is on the high side.
 */
export const indexWrites = 10;

/** Read units of a page of the index, which has 100 keys of about 150 bytes. */
const [pageReads, pageSize] = [2, 100];

/** How much more than on average comes in at the busiest time. */
const peak = 3;

/** A webhook uses a place for its time, or a tenth of a second: Lambda accepts ten requests a second for each place. */
const shortest = 0.1;

/** The share of the people in the fullest shard, by the first character of their keys (base64url). */
export function fullestShare(): number {
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const counts = new Map<string, number>();
  for (const each of characters) counts.set(dueShardOf(each), (counts.get(dueShardOf(each)) ?? 0) + 1);
  return Math.max(...counts.values()) / characters.length;
}

export type Scale = ReturnType<typeof scaleOf>;

/** What this many people a month need, each with the sample conversation. The worst hour is one with a whole day's check-backs. */
export function scaleOf(people: number, sample: Sample, webhookSeconds: number) {
  const { checkBacks, webhooks } = throughputOf(people, sample, webhookSeconds);
  const dueASecond = checkBacks / 3600;
  const parallel = Math.ceil((dueASecond * checkBackSeconds * sweep.every) / sweep.working);
  // The sweep at its configured maximum, or at what is needed, if that is more.
  const sentASecond = Math.max(parallel, defaultSweepParallel) / checkBackSeconds;
  const indexASecond = sentASecond * indexWrites;
  return {
    people,
    checkBacks,
    dueASecond,
    parallel,
    sentASecond,
    writesOfShard: indexASecond * fullestShare(),
    readsOfShard: (sentASecond / pageSize) * pageReads * fullestShare(),
    /** So that each shard uses half of what a key takes. */
    shards: Math.max(1, Math.ceil(indexASecond / (perKey.writes / 2))),
    /** When Twilio refuses everything, each check-back enters the same key of the index of what waits. */
    writesOfReason: sentASecond,
    partitions: Math.ceil((people * capacity.kilobytes) / 1e6 / partitionGigabytes),
    webhooksAtOnce: Math.ceil(webhooks * peak * Math.max(webhookSeconds, shortest)),
    /** Shards of the stream, so that the timers alone send the hour's check-backs. */
    streamShards: Math.ceil((dueASecond * checkBackSeconds) / batchesAtOnce),
  };
}

const counted = (count: number) => Math.ceil(count).toLocaleString(operatorLocale);

/** The model as lines for a terminal. */
export function printedScale(scales: Scale[]): string {
  const row = (label: string, cell: (each: Scale) => number) => [label, ...scales.map((each) => counted(cell(each)))];
  return [
    "Each person has the sample conversation once a month. In the worst hour, all check-backs of a day are due.",
    "",
    ...alignNumbers([
      row("People a month:", ({ people }) => people),
      row("Check-backs of a day", ({ checkBacks }) => checkBacks),
      row("  a second, in the worst hour", ({ dueASecond }) => dueASecond),
      row("The sweep alone: people at once (CHECKBACK_SWEEP_PARALLEL)", ({ parallel }) => parallel),
      row("The timers alone: shards of the stream", ({ streamShards }) => streamShards),
      row(`Webhooks at once, at ${peak} times the average`, ({ webhooksAtOnce }) => webhooksAtOnce),
      row("Partitions of the table, by size", ({ partitions }) => partitions),
      row(
        `Index of due times, ${dueShards.length} shards: writes a second of the fullest`,
        (each) => each.writesOfShard,
      ),
      row("  reads a second of the fullest", ({ readsOfShard }) => readsOfShard),
      row("  shards, so that each has half of what a key takes", ({ shards }) => shards),
      row("Index of what waits: writes a second of one reason", ({ writesOfReason }) => writesOfReason),
    ]),
    "",
    `A key takes ${counted(perKey.writes)} write units and ${counted(perKey.reads)} read units a second. The last four rows have the sweep at ${defaultSweepParallel} people at`,
    `once, or at what is needed, if that is more. Reserved: ${reserved} webhooks at once, and ${batchesAtOnce} batches of each shard of the stream.`,
  ].join("\n");
}
