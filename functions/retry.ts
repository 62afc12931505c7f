import type { TurnPorts } from "./ports.ts";

/** The longest wait after the first lost race, and after any other, in milliseconds. */
const [firstWait, maxWait] = [10, 2_000];

/**
 * Waits before a turn is taken again that lost the race: exponential back-off with full jitter.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param lost how often the race was lost
 */
export const backOff = ({ sleep, random }: Pick<TurnPorts, "sleep" | "random">, lost: number): Promise<void> =>
  sleep(random() * Math.min(maxWait, firstWait * 2 ** Math.min(lost - 1, 10)));
