import { memoryStore } from "../../../../functions/store/memory.ts";
import type { Store } from "../../../../functions/store/store.ts";
import { table } from "../../../../functions/store/table.ts";
import type { Weather } from "./faults.ts";
import type { Observed } from "./observed.ts";

/** How long the sweep leaves a check-back to its timer: the default of CHECKBACK_SWEEP_GRACE_MINUTES. */
const sweepGrace = 30 * 60_000;

/** The table with its faults. */
export function createTable(is: Weather, observed: Observed): { store: Store; timers: Map<string, number> } {
  const memory = memoryStore({ sweepGrace });
  let requests = 0;

  /** A request that may fail, or be throttled first and then succeed, because the SDK tries again. */
  async function ask<T>(what: "Read" | "Write", indexes: string[], act: () => Promise<T>): Promise<T> {
    if (is("store-down") || (is("one-read-fails") && requests++ === 0))
      throw Object.assign(new Error("down"), { name: "InternalServerError" });
    if (is("table-throttled")) observed.throttled(`${what}ThrottleEvents`);
    for (const index of indexes) if (is(`${index}-index-throttled`)) observed.throttled(`${what}ThrottleEvents`, index);
    return act();
  }

  const [due, waiting] = [table.dueIndex.name, table.waitingIndex.name];
  const store: Store = {
    load: (...args) => ask("Read", [], () => memory.load(...args)),
    personByCode: (...args) => ask("Read", [], () => memory.personByCode(...args)),
    commit: (...args) => ask("Write", [due, waiting], () => memory.commit(...args)),
    overdue: (...args) => ask("Read", [due], () => memory.overdue(...args)),
    waiting: (...args) => ask("Read", [waiting], () => memory.waiting(...args)),
  };
  return { store, timers: memory.timers };
}
