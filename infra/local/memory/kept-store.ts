import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { memoryStore } from "../../../functions/store/memory.ts";
import type { Store } from "../../../functions/store/store.ts";
import { conversationWriter, readConversations } from "./conversation-file.ts";

/** A timer that expired. */
export type ExpiredTimer = { person: string; checkBack: string };

export type KeptStore = Store & {
  /** Deletes what has expired at a time (epoch milliseconds), as time-to-live does, and returns the timers among it. */
  expire: (now: number) => Promise<ExpiredTimer[]>;
};

/**
 * The store in memory, with a file that keeps it between two runs. A commit resolves when it is on the disk. Throws when the
 * file is broken: see readConversations.
 */
export function keptStore(file: string): KeptStore {
  mkdirSync(dirname(file), { recursive: true });
  const memory = memoryStore();
  readConversations(file, memory);
  const save = conversationWriter(file, memory);
  return {
    ...memory,
    async commit(...commit) {
      const result = await memory.commit(...commit);
      if (result === "committed") await save();
      return result;
    },
    async expire(now) {
      const { rows, timers, codes } = memory;
      const expired = [...timers].filter(([, dueAt]) => dueAt <= now).map(([key]) => key);
      const oldRows = [...rows].filter(([, { expireAt }]) => expireAt <= now).map(([person]) => person);
      const oldCodes = [...codes].filter(([, { expiresAt }]) => expiresAt <= now).map(([code]) => code);
      for (const key of expired) timers.delete(key);
      for (const person of oldRows) rows.delete(person);
      for (const code of oldCodes) codes.delete(code);
      if (expired.length + oldRows.length + oldCodes.length > 0) await save();
      return expired.map((key) => {
        const [person = "", checkBack = ""] = key.split("#");
        return { person, checkBack };
      });
    },
  };
}
