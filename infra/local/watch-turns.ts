import { AsyncLocalStorage } from "node:async_hooks";
import type { Log } from "../../functions/log.ts";
import type { Store } from "../../functions/store/store.ts";
import type { LogLine } from "./page/wire.ts";

/**
 * Log lines name nobody. The page shows each with its person all the same: within `watch`, a line belongs to the
 * person who was loaded last.
 *
 * @param onLine called with the person's key, or "" when there was none, and the line
 */
export function watchTurns(store: Store, onLine: (person: string, line: LogLine["line"]) => void) {
  const turn = new AsyncLocalStorage<{ person: string }>();
  const log: Log = (line) => onLine(turn.getStore()?.person ?? "", JSON.parse(JSON.stringify(line)));
  return {
    log,
    watch: <T>(work: () => T): T => turn.run({ person: "" }, work),
    store: {
      ...store,
      load(person, now) {
        const current = turn.getStore();
        if (current) current.person = person;
        return store.load(person, now);
      },
    } satisfies Store,
  };
}
