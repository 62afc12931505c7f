import * as z from "zod/mini";
import { wakeAt } from "../engine/alarm.ts";
import { conversation as conversationSchema, forgottenAt } from "../engine/conversation.ts";
import type { Commit, Store } from "./store.ts";
import { dueShardOf } from "./table.ts";

type Row = { body: string; address: string | undefined; version: number; dueAt: number | undefined; expireAt: number };
type Code = { person: string; until: number };

/** The store in memory, for tests and simulations: the same promises, kept as JSON so that nothing is shared. */
export function memoryStore(): Store & {
  rows: Map<string, Row>;
  timers: Map<string, number>;
  codes: Map<string, Code>;
} {
  const rows = new Map<string, Row>();
  const timers = new Map<string, number>();
  const codes = new Map<string, Code>();
  const timerOf = (person: string, promise: string) => `${person}#${promise}`;
  const holds = (person: string, version: number) => (rows.get(person)?.version ?? 0) === version;
  const codesHold = ({ code }: Commit) =>
    (!code?.set || !codes.has(code.set.code)) && (code?.use === undefined || codes.has(code.use));

  function write(person: string, { conversation, address, version, timer, code }: Commit) {
    rows.set(person, {
      body: JSON.stringify(conversation),
      address,
      version: version + 1,
      dueAt: wakeAt(conversation.promise),
      expireAt: forgottenAt(conversation),
    });
    if (timer?.set) timers.set(timerOf(person, timer.set.id), timer.set.dueAt);
    if (timer?.drop !== undefined) timers.delete(timerOf(person, timer.drop));
    for (const kept of [code?.set, code?.move]) if (kept) codes.set(kept.code, { person, until: kept.until });
    for (const gone of [code?.drop, code?.use]) if (gone !== undefined) codes.delete(gone);
  }

  return {
    rows,
    /** Epoch milliseconds by `<person>#<promise id>`. */
    timers,
    codes,

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

    async commit(person, next, also) {
      if (!holds(person, next.version) || !codesHold(next)) return "lost";
      if (also && "next" in also && !(holds(also.person, also.next.version) && codesHold(also.next))) return "lost";
      if (also && "gone" in also && !holds(also.person, also.gone.version)) return "lost";
      write(person, next);
      if (also && "next" in also) write(also.person, also.next);
      if (also && "gone" in also) {
        rows.delete(also.person);
        if (also.gone.timer !== undefined) timers.delete(timerOf(also.person, also.gone.timer));
      }
      return "committed";
    },

    async personByCode(code, now) {
      const found = codes.get(code);
      return found && found.until > now ? found.person : undefined;
    },

    async overdue(shard, now, limit, from) {
      const due = [...rows]
        .flatMap(([person, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [{ person, dueAt }] : []))
        .filter(({ person }) => dueShardOf(person) === shard)
        .sort((a, b) => a.dueAt - b.dueAt || (a.person < b.person ? -1 : 1))
        .filter((each) => !from || each.dueAt > from.dueAt || (each.dueAt === from.dueAt && each.person > from.person));
      const page = due.slice(0, limit);
      return { due: page, next: due.length > limit ? page.at(-1) : undefined };
    },
  };
}
