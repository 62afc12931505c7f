import { once } from "./once.ts";

/** A set of numbers of 32 bits, sorted. All of it may be in memory, or be read in blocks that are then kept. */
export type NumberSet = {
  has: (wanted: number) => boolean;
  /** All numbers in order. It reads every block: only for checks and for writing. */
  all: () => Iterable<number>;
};

/** Numbers in each block but the last: 4 KB. */
export const blockSize = 1024;

/** How to get the parts of a set: the first number of each block, and the blocks. */
type Parts = { firsts: () => Uint32Array; block: (i: number) => Uint32Array };

/** A set whose blocks are read when they are first needed. */
export function numberSetOfParts(parts: Parts): NumberSet {
  const firsts = once(parts.firsts);
  const blocks: Uint32Array[] = [];
  const blockAt = (i: number): Uint32Array => {
    blocks[i] ??= parts.block(i);
    return blocks[i];
  };
  return {
    has(wanted) {
      const at = lastUpTo(firsts(), wanted);
      if (at < 0) return false;
      const block = blockAt(at);
      return block[lastUpTo(block, wanted)] === wanted;
    },
    *all() {
      for (const i of firsts().keys()) yield* blockAt(i);
    },
  };
}

/** A set in memory, of numbers in any order. */
export function numberSetOf(numbers: Iterable<number>): NumberSet {
  const sorted = Uint32Array.from(new Set(numbers)).sort();
  const set = numberSetOfParts({ firsts: () => sorted.subarray(0, 1), block: () => sorted });
  // A hash of the content includes the numbers.
  return Object.defineProperties(set, { toJSON: { value: () => [...sorted] } });
}

/** The index of the last number that is not above this one; -1 when there is none. */
function lastUpTo(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
