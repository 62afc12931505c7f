import type { Environment } from "./process.ts";

/** The sweep's interval, in milliseconds. */
export const sweepEvery = 5 * 60_000;

/** The sweep's schedule. Runs that would find nothing are left out, because they change nothing. */
export function createSweeper(
  { clock, faults, trace }: Environment,
  nextInIndex: () => number | undefined,
  sweep: () => void,
): () => void {
  let scheduledFor = Number.POSITIVE_INFINITY;
  return function schedule() {
    const next = nextInIndex();
    if (next === undefined) return;
    const tick = (Math.floor(Math.max(next - 1, clock.now) / sweepEvery) + 1) * sweepEvery;
    if (scheduledFor <= tick) return;
    scheduledFor = tick;
    clock.at(tick, () => {
      if (scheduledFor !== tick) return;
      scheduledFor = Number.POSITIVE_INFINITY;
      if ((nextInIndex() ?? tick + 1) > tick) return schedule();
      if (faults.strikes("sweep-skipped")) trace("sweep", "was not run");
      else sweep();
      schedule();
    });
  };
}
