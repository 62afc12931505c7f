import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../functions/log/log.ts";
import type { Store } from "../../functions/store/store.ts";
import type { LogLine } from "./page/wire.ts";

const maxWait = 3_000;

/**
 * Assigns log lines, which name no person, to people: within `watch`, a turn's line belongs to the person that the same
 * asynchronous context loaded last. A sweep has several contexts at once.
 *
 * `idle` resolves when no turn is under way, or after three seconds, because a request may hang.
 *
 * @param onLine called with the person's key, or "" without one, and the line
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
    idle: () => Promise.race([Promise.allSettled(underWay), sleep(maxWait)]),
    store: {
      ...store,
      load(person, now) {
        if (turn.getStore() !== undefined) turn.enterWith(person);
        return store.load(person, now);
      },
    } satisfies Store,
  };
}
