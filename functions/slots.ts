/** Slots for what runs at once. */
export type Slots = {
  /** Resolves when a slot is free, and takes it. Those that wait get theirs in the order in which they asked. */
  take: () => Promise<void>;
  /** Gives a slot back. */
  free: () => void;
};

/** @param most how many slots may be taken now: it may change, and is read when a slot is asked for or given back */
export function createSlots(most: () => number): Slots {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const serve = () => {
    while (waiting.length > 0 && taken < most()) {
      taken += 1;
      waiting.shift()!();
    }
  };
  return {
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        serve();
      }),
    free() {
      taken -= 1;
      serve();
    },
  };
}
