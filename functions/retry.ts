import type { TurnPorts } from "./ports.ts";

/** The longest wait after the first lost commit, and after any later one, in milliseconds. */
const [firstWait, maxWait] = [10, 2_000];

/**
 * Waits before a turn whose commit was lost is taken again: exponential back-off with full jitter.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param lost how many commits were lost
 */
export const backOff = ({ sleep, random }: Pick<TurnPorts, "sleep" | "random">, lost: number): Promise<void> =>
  sleep(random() * Math.min(maxWait, firstWait * 2 ** Math.min(lost - 1, 10)));
