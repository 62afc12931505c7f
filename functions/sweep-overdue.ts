import { type WaitReason, waitingOf, waitReasons } from "./engine/checkback/wake-time.ts";
import { contactTime } from "./engine/guide/contact-hours.ts";
import { logAs, type Swept } from "./log/log.ts";
import type { SendPorts } from "./ports.ts";
import { type RefusalsInARow, refusalsInARow } from "./refusals-in-a-row.ts";
import { type CheckBackOutcome, trySendCheckBacks, unmeasured } from "./send-check-back.ts";
import { createSlots, type Slots } from "./slots.ts";
import type { Overdue } from "./store/store.ts";
import { dueShards } from "./store/table.ts";
import { defaultSweepParallel } from "./wiring/limits.ts";

/** How many people of a shard are read at once. A page holds only their keys. */
const pageSize = 100;

/** Another process was first, or the result is not known yet. */
const undecided: ReadonlySet<CheckBackOutcome> = new Set(["lost", "sending", "being-sent"]);

/** One run: when it has to stop, its results for all shards, and the slots for what is on its way. */
type Run = { began: number; deadline: number; swept: Swept; refusals: RefusalsInARow; slots: Slots };

/**
 * The sweep, the second wake-up: handles overdue check-backs whose timer did not wake them, and retries. All shards are
 * handled at once, so that check-backs that cannot be sent do not hold up the others. Many people are handled at once; the
 * check-backs of one person go out one after the other. The index is read page by page, as people get their turn.
 *
 * @param deadline after this time no other person is handled, in epoch milliseconds of `deps.now`
 * @param parallel at most this many people are handled at once
 */
export async function sweepOverdue(
  deps: SendPorts,
  deadline = Number.POSITIVE_INFINITY,
  parallel = defaultSweepParallel,
): Promise<Swept> {
  const swept: Swept = { overdue: 0, handled: 0, oldestOverdueMs: 0, hasMore: false, waiting: nothingWaits() };
  const refusals = refusalsInARow(parallel);
  const run: Run = { began: deps.now(), deadline, swept, refusals, slots: createSlots(refusals.atOnce) };
  const woken = { ...deps, log: logAs("sweep", deps.log) };
  // When one shard fails the others continue to their end, because Lambda stops all work when this function ends.
  const ends = await Promise.allSettled(dueShards.map((shard) => sweepShard(woken, shard, run)));
  ends.push(...(await Promise.allSettled([measureWaiting(deps, run)])));
  const { overdue, waiting } = swept;
  if (overdue > 0 || Object.values(waiting).some((count) => count > 0)) deps.log({ sweep: "ran", ...swept });
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return swept;
}

const nothingWaits = () => Object.fromEntries(waitReasons.map((reason) => [reason, 0])) as Record<WaitReason, number>;

/** Resolves when everything that it began has ended, also when a page cannot be read. */
async function sweepShard(deps: SendPorts, shard: string, run: Run): Promise<void> {
  const { deadline, swept, refusals, slots } = run;
  const onTheirWay = new Set<Promise<void>>();
  try {
    for await (const overdue of overdueIn(deps, shard, run.began)) {
      await slots.take();
      if (deps.now() >= deadline || refusals.stoppedBy() !== undefined) {
        slots.free();
        swept.hasMore = true;
        return;
      }
      swept.overdue += 1;
      const sent = handle(deps, overdue, run).finally(() => {
        onTheirWay.delete(sent);
        slots.free();
      });
      onTheirWay.add(sent);
    }
  } finally {
    await Promise.all(onTheirWay);
  }
}

/** The people of a shard, the longest overdue first. A page is read when the people before it have been taken. */
async function* overdueIn({ store }: SendPorts, shard: string, now: number): AsyncGenerator<Overdue> {
  let from: Overdue | undefined;
  do {
    const { due, next } = await store.overdue({ shard, now, limit: pageSize, from });
    yield* due;
    from = next;
  } while (from !== undefined);
}

/** Sends a person's check-backs, and counts their outcomes. */
async function handle(deps: SendPorts, { person, dueAt }: Overdue, { began, swept, refusals }: Run): Promise<void> {
  const results = await trySendCheckBacks(deps, person);
  if (!results) swept.oldestOverdueMs = Math.max(swept.oldestOverdueMs, began - dueAt);
  for (const result of results ?? []) {
    swept.oldestOverdueMs = Math.max(swept.oldestOverdueMs, result.overdueMs);
    if (!undecided.has(result.outcome)) swept.handled += 1;
    refusals.note(result);
  }
  const stoppedBy = refusals.stoppedBy();
  if (stoppedBy !== undefined) swept.stoppedBy = stoppedBy;
}

/**
 * Counts the people with a check-back that waits for a retry, by the reason of the one that has waited longest. It is not
 * in the index of due ones, but was due before.
 */
async function measureWaiting({ store, content, now }: SendPorts, { swept }: Run): Promise<void> {
  for (const reason of waitReasons) {
    const { count, oldest } = await store.waiting(reason);
    swept.waiting[reason] = count;
    if (!oldest || unmeasured.has(reason)) continue;
    const { conversation } = await store.load(oldest.person, now());
    const waits = conversation && waitingOf(conversation);
    const guide = content.guides[waits?.guide ?? ""];
    if (waits?.reason !== reason || !guide) continue;
    swept.oldestOverdueMs = Math.max(swept.oldestOverdueMs, contactTime(guide, waits.firstDueAt, now()));
  }
}
