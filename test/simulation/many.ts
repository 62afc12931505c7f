import { add, type Counts } from "./counts.ts";
import { type How, live } from "./world.ts";

/** What many worlds came to; the first that failed, if one did. */
export type Many = { seeds: number; counts: Counts; failed: number | undefined };

/** Lives many worlds, one after the other, until one fails. @param done is told of each */
export async function liveMany(
  from: number,
  seeds: number,
  { done = () => {}, ...how }: How & { done?: (counts: Counts) => void } = {},
): Promise<Many> {
  const total: Counts = new Map();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { counts, wrongs } = await live(seed, how);
    if (wrongs.length > 0) counts.set("worlds that failed", 1);
    add(total, counts);
    done(counts);
    if (wrongs.length > 0) return { seeds: seed - from + 1, counts: total, failed: seed };
  }
  return { seeds, counts: total, failed: undefined };
}

/** The story of a world that failed, what was wrong in it, and how to see it again. */
export async function storyOf(seed: number, how: How = {}): Promise<string> {
  const { story, wrongs } = await live(seed, { ...how, isTold: true });
  const wrong = wrongs.length === 0 ? "Nothing was wrong." : `Wrong:\n${wrongs.map((each) => `  ${each}`).join("\n")}`;
  return `${story.join("\n")}\n\n${wrong}\n\nThis world again: npm run world -- --seed ${seed}`;
}
