import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs `work` at an interval in milliseconds, never twice at once. A failure is printed and does not end it. `soon` starts a
 * run without waiting, and resolves when a run that started after the call has ended.
 *
 * @param what names the work when it fails
 */
export function repeatedly(
  every: number,
  work: () => Promise<unknown>,
  what = "the sweep",
): { soon: () => Promise<void>; stop: () => Promise<void> } {
  let running = true;
  let waiting = new AbortController();
  let asked: (() => void)[] = [];
  const loop = (async () => {
    while (running) {
      const answering = asked;
      asked = [];
      await work().catch((error: Error) => running && console.error(`${what} failed (${error.name}); trying again`));
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
