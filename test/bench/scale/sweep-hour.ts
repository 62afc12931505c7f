import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBRecord } from "aws-lambda";
import { withBudget } from "../../../functions/budget.ts";
import type { Sender, SendPorts, TurnPorts } from "../../../functions/ports.ts";
import { timerEntity, timerKey } from "../../../functions/store/table.ts";
import { onStream } from "../../../functions/stream.ts";
import { sweepOverdue } from "../../../functions/sweep-overdue.ts";
import type { Progress } from "../../../infra/cli/progress.ts";
import { liveHeap } from "../live-heap.ts";
import { quantile, type SweptHour } from "../results.ts";
import type { Applicants } from "./applicants.ts";

/** How long Twilio takes to accept a message by default, in milliseconds. */
const halfASecond = 500;

/** The sweep's schedule, and how long a run begins new check-backs, in milliseconds. */
const [sweepEvery, runFor] = [5 * 60_000, 4 * 60_000];

/** After this many runs the sweep will not get there. */
const maxRuns = 200;

/** The stream hands out batches of five records, and as many at once. */
const [batchSize, batchesAtOnce] = [5, 20];

/** A clock that is ahead of the machine's. */
export type Clock = { ahead: number };
export const on = (clock: Clock) => () => Date.now() + clock.ahead;

type Options = {
  name: string;
  ports: TurnPorts;
  clock: Clock;
  applicants: Applicants;
  /** The applicants whose check-backs are due in this hour: `count` from `first` on. */
  first: number;
  count: number;
  /** Two sweeps at once, and the stream with every second timer. */
  isTogether?: boolean;
  progress: Progress;
  /** How long Twilio takes to accept a message, in milliseconds. */
  twilioMs?: number;
  requests?: () => number;
  /** How large a store is that is in memory, too. */
  storeBytes?: () => number;
};

/**
 * An hour's check-backs, sent by runs of the sweep every five minutes. The time between two runs is skipped.
 *
 * @throws Error when a check-back is sent twice, or not at all
 */
export async function sweepHour(options: Options): Promise<SweptHour> {
  const {
    name,
    ports,
    clock,
    applicants,
    first,
    count,
    isTogether,
    progress,
    requests,
    twilioMs = halfASecond,
  } = options;
  const [times, late] = [new Uint8Array(count), new Float64Array(count)];
  let [sent, strangers] = [0, 0];
  const memory = watchMemory(count, options.storeBytes);
  const sender: Sender = {
    async send({ checkBack }) {
      const n = applicants.numberOf(checkBack);
      if (n < first || n >= first + count) strangers += 1;
      else if (times[n - first] === 0) {
        late[n - first] = (ports.now() - applicants.dueAt(n)) / 1000;
        sent += 1;
        memory.sent(sent);
      }
      times[n - first]! += 1;
      progress.count(`scale: ${sent} of ${count} sent, ${name}`);
      await sleep(twilioMs);
      return { kind: "accepted", messageId: `SM-sent-${checkBack}` };
    },
    lookUp: async () => ({ kind: "not-found" }),
  };
  const deps: SendPorts = {
    ...ports,
    templates: async () => ({}),
    sender: ports.budget ? withBudget(sender, ports.budget, ports.log) : sender,
  };
  const [before, from] = [requests?.() ?? 0, hourOf(applicants.dueAt(first))];
  let [seconds, heldByStream] = [0, from];
  for (let runs = 1; sent < count; runs += 1) {
    if (runs > maxRuns) throw new Error(`${count - sent} check-backs are not sent after ${maxRuns} runs of the sweep`);
    clock.ahead += Math.max(0, from + runs * sweepEvery - ports.now());
    const [now, began] = [ports.now(), performance.now()];
    const sweeps = Array.from({ length: isTogether ? 2 : 1 }, () => sweepOverdue(deps, now + runFor));
    const stream = isTogether ? streamOf(deps, timersIn(options, heldByStream, now)) : undefined;
    heldByStream = now;
    await Promise.all([...sweeps, stream]);
    seconds += (performance.now() - began) / 1000;
  }
  progress.end();
  // All are sent, and the last run has ended.
  const twice = times.filter((each) => each > 1).length;
  if (strangers > 0) throw new Error(`${strangers} check-backs of another hour were sent`);
  if (twice > 0) throw new Error(`${twice} check-backs were sent twice`);
  return {
    name,
    handled: count,
    seconds,
    late: [0.5, 0.95, 0.99].map((q) => quantile([...late], q)),
    memory: memory.stop(),
    ...(requests && { requests: requests() - before }),
  };
}

const hourOf = (at: number) => Math.floor(at / 3600_000) * 3600_000;

/** Every second timer that expires between two instants, in a random order. */
function timersIn({ ports, applicants, first, count }: Options, after: number, until: number): DynamoDBRecord[] {
  const records: DynamoDBRecord[] = [];
  for (let n = first; n < first + count; n += 2) {
    const dueAt = applicants.dueAt(n);
    if (dueAt < after || dueAt >= until) continue;
    const { address, ids } = applicants.of(n);
    const Keys = { pk: { S: ports.personKey(address) }, sk: { S: timerKey(ids[1]) } };
    records.push({
      eventName: "REMOVE",
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
      dynamodb: { Keys, OldImage: { entity: { S: timerEntity } }, SequenceNumber: String(n) },
    });
  }
  return records
    .map((record) => ({ record, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ record }) => record);
}

async function streamOf(deps: SendPorts, records: DynamoDBRecord[]): Promise<void> {
  let next = 0;
  async function handle() {
    while (next < records.length) {
      const Records = records.slice(next, next + batchSize);
      next += batchSize;
      await onStream(deps, { Records });
    }
  }
  await Promise.all(Array.from({ length: batchesAtOnce }, handle));
}

/**
 * What the sweep keeps in memory, in bytes, without garbage and without the store: at the beginning, and the most. It looks
 * at each tenth of the check-backs.
 */
function watchMemory(count: number, storeBytes = () => 0) {
  const used = () => liveHeap() - storeBytes();
  const began = used();
  let most = began;
  const look = () => {
    most = Math.max(most, used());
  };
  return {
    sent(sent: number) {
      if (sent % Math.ceil(count / 10) === 0) look();
    },
    stop() {
      look();
      return { began, most };
    },
  };
}
