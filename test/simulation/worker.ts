import { parentPort, workerData } from "node:worker_threads";
import { runMany } from "./many.ts";

/** The worlds that a thread has run since it last reported. */
export type Progress = { seeds: number; counts: [string, number][]; failed?: number | undefined };

const batch = 50;

const { from, seeds } = workerData as { from: number; seeds: number };
for (let at = from; at < from + seeds; at += batch) {
  const { counts, failed, seeds: done } = await runMany(at, Math.min(batch, from + seeds - at));
  parentPort?.postMessage({ seeds: done, counts: [...counts], failed } satisfies Progress);
  if (failed !== undefined) break;
}
