import { setTimeout as sleep } from "node:timers/promises";

/** Does `work` every so many milliseconds, never twice at a time; a failure is told and does not end it. */
export function repeatedly(
  every: number,
  work: () => Promise<unknown>,
): { soon: () => void; stop: () => Promise<void> } {
  let running = true;
  let waiting = new AbortController();
  const loop = (async () => {
    while (running) {
      await work().catch((error: Error) => running && console.error(`the sweep failed (${error.name}); trying again`));
      await sleep(every, undefined, { signal: waiting.signal }).catch(() => {});
      waiting = new AbortController();
    }
  })();
  const soon = () => waiting.abort();
  return {
    soon,
    async stop() {
      running = false;
      soon();
      await loop;
    },
  };
}
