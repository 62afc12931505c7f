import { Worker } from "node:worker_threads";
import type { Problem } from "../read.ts";

/** The parts to listen to, in their order. `round` counts the changes. */
export type ToHear = { round: number; parts: string[] };

/** What all checks found in a part. */
export type Heard = { round: number; part: string; problems: Problem[] };

/** The thread that listens to the words of changed parts. It starts with the first of them. `onHeard` gets the newest round's alone. */
export function listening(folder: string, onHeard: (heard: Heard) => void) {
  let worker: Worker | undefined;
  let round = 0;
  return {
    /** Listens to these parts, in place of any that it is at. */
    hear(parts: string[]) {
      round += 1;
      if (parts.length === 0 && !worker) return;
      worker ??= new Worker(new URL("listener.ts", import.meta.url), { workerData: { folder } })
        .on("message", (heard: Heard) => heard.round === round && onHeard(heard))
        .on("error", (error) => {
          worker = undefined;
          console.error(`listening to the words failed: ${error.stack}`);
        });
      worker.unref();
      const asked: ToHear = { round, parts };
      worker.postMessage(asked);
    },
    stop: async () => void (await worker?.terminate()),
  };
}
