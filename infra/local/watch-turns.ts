import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../functions/log/log.ts";
import type { Store } from "../../functions/store/store.ts";
import type { LogLine } from "./page/wire.ts";

const patience = 3_000;

/**
 * Log lines name nobody. The page shows each with its person all the same: within `watch`, a turn's line belongs to the
 * person whom the same thread of work loaded last; a sweep has several threads at once.
 *
 * `idle` resolves when nothing is under way, or after three seconds of waiting: a request that hangs is none to wait for.
 *
 * @param onLine called with the person's key, or "" when there was none, and the line
 */
export function watchTurns(store: Store, onLine: (person: string, line: LogLine["line"]) => void) {
  const turn = new AsyncLocalStorage<string>();
  const underWay = new Set<Promise<unknown>>();
  const log: Log = (line) => onLine(("turn" in line && turn.getStore()) || "", JSON.parse(JSON.stringify(line)));
  return {
    log,
    watch<T>(work: () => T | Promise<T>): Promise<T> {
      const done = turn.run("", async () => work());
      underWay.add(done);
      return done.finally(() => underWay.delete(done));
    },
    idle: () => Promise.race([Promise.allSettled(underWay), sleep(patience)]),
    store: {
      ...store,
      load(person, now) {
        if (turn.getStore() !== undefined) turn.enterWith(person);
        return store.load(person, now);
      },
    } satisfies Store,
  };
}
