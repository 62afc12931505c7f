import { type WaitReason, waitingOf, waitReasons } from "./engine/checkback/wake-time.ts";
import { contactTime } from "./engine/guide/contact-hours.ts";
import { logAs, type Swept } from "./log/log.ts";
import type { SendPorts } from "./ports.ts";
import { type CheckBackOutcome, type CheckBackResult, trySendCheckBacks, unmeasured } from "./send-check-back.ts";
import type { Overdue } from "./store/store.ts";
import { dueShards } from "./store/table.ts";

const pageSize = 25;

/** At most this many people of a shard in one run: the next run begins five minutes later. */
export const maxPerShard = 500;

/**
 * After this many refusals in a row with the same code the run ends. More are needed when one sender is refused,
 * because another sender may work.
 */
const maxRefusals = { account: 5, sender: 25 };

/** Another process was first, or the result is not known yet. */
const undecided: ReadonlySet<CheckBackOutcome> = new Set(["lost", "sending", "being-sent"]);

/** One run: when it has to stop, and its results for all shards. */
type Run = {
  began: number;
  deadline: number;
  maxPerShard: number;
  swept: Swept;
  refusals: { code: number; inRow: number };
};

/**
 * The sweep, the second wake-up: handles overdue check-backs whose timer did not wake them, and retries. All shards are
 * handled at once, page by page, so that check-backs that cannot be sent do not hold up the others.
 *
 * @param deadline after this time no other person is handled, in epoch milliseconds of `deps.now`
 * @param most at most this many people of each shard
 */
export async function sweepOverdue(
  deps: SendPorts,
  deadline = Number.POSITIVE_INFINITY,
  most = maxPerShard,
): Promise<Swept> {
  const swept: Swept = { overdue: 0, handled: 0, oldestOverdueMs: 0, hasMore: false, waiting: nothingWaits() };
  const run: Run = { began: deps.now(), deadline, maxPerShard: most, swept, refusals: { code: 0, inRow: 0 } };
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

async function sweepShard(deps: SendPorts, shard: string, run: Run): Promise<void> {
  const { began, deadline, maxPerShard, swept } = run;
  let [from, looked]: [Overdue | undefined, number] = [undefined, 0];
  do {
    const { due, next } = await deps.store.overdue({
      shard,
      now: began,
      limit: Math.min(pageSize, maxPerShard - looked),
      from,
    });
    for (const { person, dueAt } of due) {
      if (deps.now() >= deadline || swept.stoppedBy !== undefined) {
        swept.hasMore = true;
        return;
      }
      looked += 1;
      swept.overdue += 1;
      const results = await trySendCheckBacks(deps, person);
      if (!results) swept.oldestOverdueMs = Math.max(swept.oldestOverdueMs, began - dueAt);
      for (const result of results ?? []) note(run, result);
    }
    from = next;
  } while (from !== undefined && looked < maxPerShard);
  swept.hasMore ||= from !== undefined;
}

/** Counts the outcome of one check-back. */
function note({ swept, refusals }: Run, { outcome, overdueMs, refusal }: CheckBackResult): void {
  swept.oldestOverdueMs = Math.max(swept.oldestOverdueMs, overdueMs);
  if (!undecided.has(outcome)) swept.handled += 1;
  if (!refusal) {
    refusals.inRow = 0;
    return;
  }
  refusals.inRow = refusal.code === refusals.code ? refusals.inRow + 1 : 1;
  refusals.code = refusal.code;
  if (refusals.inRow >= maxRefusals[refusal.of]) swept.stoppedBy = refusal.code;
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
