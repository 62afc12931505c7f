import { setTimeout as sleep } from "node:timers/promises";

/**
 * Does `work` every so many milliseconds, never twice at a time; a failure is told and does not end it. `soon` does not
 * wait for its time, and resolves when a run that began after it has ended.
 */
export function repeatedly(
  every: number,
  work: () => Promise<unknown>,
): { soon: () => Promise<void>; stop: () => Promise<void> } {
  let running = true;
  let waiting = new AbortController();
  let asked: (() => void)[] = [];
  const loop = (async () => {
    while (running) {
      const answering = asked;
      asked = [];
      await work().catch((error: Error) => running && console.error(`the sweep failed (${error.name}); trying again`));
      for (const answer of answering) answer();
      await sleep(every, undefined, { signal: waiting.signal }).catch(() => {});
      waiting = new AbortController();
    }
  })();
  const soon = () =>
    new Promise<void>((resolve) => {
      asked.push(resolve);
      waiting.abort();
    });
  return {
    soon,
    async stop() {
      running = false;
      void soon();
      await loop;
    },
  };
}
