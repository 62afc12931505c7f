import { type KeepDeps, tryToKeep } from "./keep.ts";
import type { Overdue } from "./store/store.ts";
import { dueShards } from "./store/table.ts";

const pageSize = 25;

/** At most so many promises of a shard in one run: the next begins in five minutes. */
export const perShard = 500;

/** Somebody was quicker; or nobody knows yet what became of it. */
const unsettled = new Set(["lost", "sending"]);

/** What one run of the sweep found and did. */
export type Swept = {
  /** How many promises were past due, and how many of them could be seen to. */
  overdue: number;
  healed: number;
  /** How long the oldest of them had been past due, in milliseconds. */
  oldest: number;
  /** It ran out of time, or of its share; the next run goes on. */
  more: boolean;
};

/**
 * The sweep, the second wake-up: looks after whatever is past due, in case a timer was removed late or its record was
 * lost. All shards at once, page by page, so that promises that can't be kept never stand in front of the others.
 *
 * @param deadline when to begin with no other promise, in epoch milliseconds of `deps.now`
 * @param most at most so many promises of each shard
 */
export async function keepOverdue(
  deps: KeepDeps,
  deadline = Number.POSITIVE_INFINITY,
  most = perShard,
): Promise<Swept> {
  const began = deps.now();
  // Whichever fails, the others get through, and are counted: Lambda stops whatever is still under way when this ends.
  const ends = await Promise.allSettled(dueShards.map((shard) => sweepShard(deps, shard, began, deadline, most)));
  const swept = ends.reduce((all, end) => (end.status === "fulfilled" ? add(all, end.value) : all), nothing);
  if (swept.overdue > 0) deps.log({ sweep: "ran", ...swept });
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return swept;
}

const nothing: Swept = { overdue: 0, healed: 0, oldest: 0, more: false };

const add = (all: Swept, one: Swept): Swept => ({
  overdue: all.overdue + one.overdue,
  healed: all.healed + one.healed,
  oldest: Math.max(all.oldest, one.oldest),
  more: all.more || one.more,
});

async function sweepShard(
  deps: KeepDeps,
  shard: string,
  began: number,
  deadline: number,
  most: number,
): Promise<Swept> {
  const swept = { ...nothing };
  let from: Overdue | undefined;
  do {
    const { due, next } = await deps.store.overdue(shard, began, Math.min(pageSize, most - swept.overdue), from);
    for (const { person, dueAt } of due) {
      if (deps.now() >= deadline) return { ...swept, more: true };
      swept.overdue += 1;
      swept.oldest = Math.max(swept.oldest, began - dueAt);
      const did = await tryToKeep(deps, person);
      if (did !== undefined && !unsettled.has(did)) swept.healed += 1;
    }
    from = next;
  } while (from !== undefined && swept.overdue < most);
  return { ...swept, more: from !== undefined };
}
