/*
 * Virtual time: what happens next, happens now. Nobody waits for anything real, and of two things at the same instant the
 * one that was planned first comes first.
 */

export type Clock = {
  readonly now: number;
  /** Plans something for an instant (epoch milliseconds), or for now when that has passed. */
  at: (when: number, run: () => void) => void;
  after: (delay: number, run: () => void) => void;
  /** Lives until nothing is planned any more. Throws when that takes too many steps: the world does not come to rest. */
  live: (mostSteps: number) => Promise<void>;
};

type Planned = { when: number; order: number; run: () => void };

export function createClock(start: number): Clock {
  const heap: Planned[] = [];
  let [now, order] = [start, 0];
  const isBefore = (a: Planned, b: Planned) => a.when < b.when || (a.when === b.when && a.order < b.order);

  function push(planned: Planned) {
    let i = heap.push(planned) - 1;
    for (let up = (i - 1) >> 1; i > 0 && isBefore(planned, heap[up]!); up = (i - 1) >> 1) {
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = planned;
  }

  function pop(): Planned | undefined {
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
    async live(mostSteps) {
      for (let steps = 0; heap.length > 0; steps += 1) {
        if (steps >= mostSteps) throw new Error(`the world does not come to rest: ${mostSteps} steps`);
        const next = pop()!;
        now = next.when;
        next.run();
        // Our own code goes on for as long as it waits for nothing of this world's.
        await new Promise(setImmediate);
      }
    },
  };
}
