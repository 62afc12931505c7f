import { Worker } from "node:worker_threads";
import type { Progress } from "./worker.ts";

type Jobs = {
  from: number;
  seeds: number;
  /** How many threads. */
  jobs: number;
  /** Gets the progress of each thread now and then. */
  progressed: (progress: Progress) => void;
};

/** Runs worlds on several threads, each with its share of the seeds, until one fails. @returns the seed that failed */
export function runOnThreads({ from, seeds, jobs, progressed }: Jobs): Promise<number | undefined> {
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
      thread.on("message", (progress: Progress) => {
        progressed(progress);
        if (progress.failed !== undefined) end(progress.failed);
      });
      thread.on("error", reject);
      thread.on("exit", () => {
        running -= 1;
        if (running === 0) end();
      });
    }
  });
}
