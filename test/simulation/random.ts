/* All chance of a simulated world comes from its seed, so that a world can be run again, step by step. */

export type Random = {
  /** From 0 to 1, without 1. */
  next: () => number;
  /** A whole number from 0 to n - 1. */
  below: (n: number) => number;
  /** A whole number from `min` to `max`. */
  between: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
};

/** Chance by a seed. Each `part` of the world has its own sequence, so a change in one leaves the others as they were. */
export function randomOf(seed: number, part: string): Random {
  let state = seed >>> 0;
  for (const letter of part) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  // Mulberry32 of Tommy Ettinger: 32 bits of state are enough for a few thousand numbers.
  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    between: (min, max) => min + below(max - min + 1),
    chance: (probability) => probability > 0 && next() < probability,
    pick: (from) => from[below(from.length)]!,
  };
}
