import { AsyncLocalStorage } from "node:async_hooks";
import type { Log } from "../../functions/log.ts";
import type { Store } from "../../functions/store/store.ts";
import type { LogLine } from "./page/wire.ts";

/**
 * Log lines name nobody. The page shows each with its person all the same: within `watch`, a turn's line belongs to the
 * person whom the same thread of work loaded last; a sweep has several threads at once.
 *
 * @param onLine called with the person's key, or "" when there was none, and the line
 */
export function watchTurns(store: Store, onLine: (person: string, line: LogLine["line"]) => void) {
  const turn = new AsyncLocalStorage<string>();
  const log: Log = (line) => onLine(("turn" in line && turn.getStore()) || "", JSON.parse(JSON.stringify(line)));
  return {
    log,
    watch: <T>(work: () => T): T => turn.run("", work),
    store: {
      ...store,
      load(person, now) {
        if (turn.getStore() !== undefined) turn.enterWith(person);
        return store.load(person, now);
      },
    } satisfies Store,
  };
}
