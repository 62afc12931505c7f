import { add, type Counts } from "./counts.ts";
import { runWorld, type WorldOptions } from "./world.ts";

/** The counts of many worlds, and the first one that failed. */
export type Many = { seeds: number; counts: Counts; failed: number | undefined };

type ManyOptions = WorldOptions & {
  /** Gets the counts of each world. */
  done?: (counts: Counts) => void;
};

/** Runs many worlds, one after the other, until one fails. */
export async function runMany(from: number, seeds: number, options: ManyOptions = {}): Promise<Many> {
  const { done, ...world } = options;
  const total: Counts = new Map();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { counts, violations } = await runWorld(seed, world);
    if (violations.length > 0) counts.set("worlds that failed", 1);
    add(total, counts);
    done?.(counts);
    if (violations.length > 0) return { seeds: seed - from + 1, counts: total, failed: seed };
  }
  return { seeds, counts: total, failed: undefined };
}

/** The trace of a world, the rules that were broken in it, and how to run it again. */
export async function traceOf(seed: number, options: WorldOptions = {}): Promise<string> {
  const { lines, violations } = await runWorld(seed, { ...options, isTraced: true });
  const end = violations.length === 0 ? "No violations." : ["Violations:", ...violations].join("\n  ");
  return `${lines.join("\n")}\n\n${end}\n\nTo run this world again: npm run world -- --seed ${seed}`;
}
