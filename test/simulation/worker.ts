import { parentPort, workerData } from "node:worker_threads";
import { liveMany } from "./many.ts";

/** What a job tells of the worlds since the last time. */
export type Told = { seeds: number; counts: [string, number][]; failed?: number | undefined };

const atOnce = 50;

const { from, seeds } = workerData as { from: number; seeds: number };
for (let at = from; at < from + seeds; at += atOnce) {
  const { counts, failed, seeds: lived } = await liveMany(at, Math.min(atOnce, from + seeds - at));
  parentPort?.postMessage({ seeds: lived, counts: [...counts], failed } satisfies Told);
  if (failed !== undefined) break;
}
