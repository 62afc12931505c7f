import * as z from "zod/mini";
import { conversation as conversationSchema, forgottenAt } from "../engine/conversation.ts";
import type { Store } from "./store.ts";

type Row = { body: string; address: string | undefined; version: number; dueAt: number | undefined; expireAt: number };

/** The store in memory, for tests and simulations: the same promises, kept as JSON so that nothing is shared. */
export function memoryStore(): Store & { timers: Map<string, number> } {
  const rows = new Map<string, Row>();
  const timers = new Map<string, number>();
  return {
    /** Epoch milliseconds by `<person>#<promise id>`. */
    timers,

    async load(person, now) {
      const row = rows.get(person);
      if (!row || row.expireAt <= now)
        return { conversation: undefined, address: undefined, version: row?.version ?? 0 };
      return {
        conversation: z.parse(conversationSchema, JSON.parse(row.body)),
        address: row.address,
        version: row.version,
      };
    },

    async commit(person, { conversation, address, version, timer }) {
      if ((rows.get(person)?.version ?? 0) !== version) return "lost";
      const { promise } = conversation;
      rows.set(person, {
        body: JSON.stringify(conversation),
        address,
        version: version + 1,
        dueAt: promise?.state === "open" ? promise.dueAt : undefined,
        expireAt: forgottenAt(conversation),
      });
      if (timer && "set" in timer) timers.set(`${person}#${timer.set.id}`, timer.set.dueAt);
      if (timer && "drop" in timer) timers.delete(`${person}#${timer.drop}`);
      return "committed";
    },

    async overdue(now, limit) {
      return [...rows]
        .filter(([, { dueAt }]) => dueAt !== undefined && dueAt <= now)
        .sort(([, a], [, b]) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit)
        .map(([person]) => person);
    },
  };
}
