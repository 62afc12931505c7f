/*
 * Virtual time. Nothing waits for a real clock. Of two actions at the same instant, the one that was scheduled first runs
 * first.
 */

export type Clock = {
  readonly now: number;
  /** Schedules an action for an instant (epoch milliseconds), or for now when that has passed. */
  at: (when: number, run: () => void) => void;
  after: (delay: number, run: () => void) => void;
  /** Runs until nothing is scheduled any more. Throws when that takes too many steps. */
  live: (maxSteps: number) => Promise<void>;
};

type Scheduled = { when: number; order: number; run: () => void };

export function createClock(start: number): Clock {
  const heap: Scheduled[] = [];
  let [now, order] = [start, 0];
  const isBefore = (a: Scheduled, b: Scheduled) => a.when < b.when || (a.when === b.when && a.order < b.order);

  function push(scheduled: Scheduled) {
    let i = heap.push(scheduled) - 1;
    for (let up = (i - 1) >> 1; i > 0 && isBefore(scheduled, heap[up]!); up = (i - 1) >> 1) {
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = scheduled;
  }

  function pop(): Scheduled | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let i = 0;
    for (let down = 1; down < heap.length; down = 2 * i + 1) {
      if (down + 1 < heap.length && isBefore(heap[down + 1]!, heap[down]!)) down += 1;
      if (!isBefore(heap[down]!, last)) break;
      heap[i] = heap[down]!;
      i = down;
    }
    heap[i] = last;
    return first;
  }

  const at: Clock["at"] = (when, run) => push({ when: Math.max(when, now), order: order++, run });
  return {
    get now() {
      return now;
    },
    at,
    after: (delay, run) => at(now + delay, run),
    async live(maxSteps) {
      for (let steps = 0; heap.length > 0; steps += 1) {
        if (steps >= maxSteps) throw new Error(`the world has not ended after ${maxSteps} steps`);
        const next = pop()!;
        now = next.when;
        next.run();
        // The code under test runs on until it waits for something of this world.
        await new Promise(setImmediate);
      }
    },
  };
}
