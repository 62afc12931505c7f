import { Worker } from "node:worker_threads";
import type { Told } from "./worker.ts";

/**
 * Lives worlds on several threads, each with its share of the seeds, until one world fails.
 *
 * @param told hears from every thread now and then
 * @returns the seed of a world that failed
 */
export function liveOnThreads(
  { from, seeds, jobs }: { from: number; seeds: number; jobs: number },
  told: (told: Told) => void,
): Promise<number | undefined> {
  const share = Math.ceil(seeds / jobs);
  const threads: Worker[] = [];
  return new Promise((resolve, reject) => {
    let running = 0;
    function end(failed?: number) {
      for (const thread of threads) void thread.terminate();
      resolve(failed);
    }
    for (let first = from; first < from + seeds; first += share) {
      const workerData = { from: first, seeds: Math.min(share, from + seeds - first) };
      const thread = new Worker(new URL("./worker.ts", import.meta.url), { workerData });
      threads.push(thread);
      running += 1;
      thread.on("message", (news: Told) => {
        told(news);
        if (news.failed !== undefined) end(news.failed);
      });
      thread.on("error", reject);
      thread.on("exit", () => {
        running -= 1;
        if (running === 0) end();
      });
    }
  });
}
