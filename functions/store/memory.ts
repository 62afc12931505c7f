import * as z from "zod/mini";
import { sweepAt, waitingOf } from "../engine/checkback/wake-time.ts";
import { conversation as conversationSchema, forgottenAt } from "../engine/state/conversation.ts";
import { aliasVersion } from "./alias-version.ts";
import { type AlsoWrite, type Commit, goneIn, type Store, versionAfter } from "./store.ts";
import { dueShardOf } from "./table.ts";

type Row = {
  /** A conversation, or an alias's row, which leads to one. */
  body?: string;
  leadsTo?: string;
  address?: string | undefined;
  version: number;
  dueAt?: number | undefined;
  waiting?: ReturnType<typeof waitingOf>;
  expireAt: number;
};
type Code = { person: string; expiresAt: number };

export type MemoryStore = Store & {
  rows: Map<string, Row>;
  /** Epoch milliseconds by `<person>#<check-back id>`. */
  timers: Map<string, number>;
  codes: Map<string, Code>;
};

/**
 * The store in memory, for tests, simulations, and a desk without Java. It holds JSON, so that no object is shared.
 *
 * @param options.sweepGrace how long after a planned time the sweep waits for its timer, in milliseconds
 */
export function memoryStore({ sweepGrace = 0 }: { sweepGrace?: number } = {}): MemoryStore {
  const rows = new Map<string, Row>();
  const timers = new Map<string, number>();
  const codes = new Map<string, Code>();
  const timerOf = (person: string, checkBack: string) => `${person}#${checkBack}`;
  const holds = (person: string, version: number) => (rows.get(person)?.version ?? 0) === version;
  const codesHold = ({ code }: Commit) =>
    (code?.set ?? []).every((each) => !codes.has(each.code)) &&
    (code?.consume === undefined || codes.has(code.consume));
  function aliasHolds(person: string, { alias }: Commit, also: AlsoWrite[]): boolean {
    const gone = goneIn(also)?.person ?? person;
    const leadsHere = (key: string) => !rows.has(key) || [person, gone].includes(rows.get(key)?.leadsTo ?? "");
    const { set, drop = [] } = alias ?? {};
    // A deleted conversation may be replaced by an alias's row.
    if (set && set.key !== gone && !(set.version === undefined ? leadsHere(set.key) : holds(set.key, set.version)))
      return false;
    return drop.every(leadsHere);
  }

  function write(person: string, { conversation, address, version, timer, code, alias }: Commit, also: AlsoWrite[]) {
    rows.set(person, {
      body: JSON.stringify(conversation),
      address,
      version: versionAfter(version, also),
      dueAt: sweepAt(conversation, sweepGrace),
      waiting: waitingOf(conversation),
      expireAt: forgottenAt(conversation),
    });
    for (const { id, dueAt } of timer?.set ?? []) timers.set(timerOf(person, id), dueAt);
    for (const id of timer?.drop ?? []) timers.delete(timerOf(person, id));
    for (const kept of [...(code?.set ?? []), ...(code?.repoint ?? [])])
      codes.set(kept.code, { person, expiresAt: kept.expiresAt });
    for (const gone of code?.delete ?? []) codes.delete(gone);
    if (code?.consume !== undefined) codes.delete(code.consume);
    for (const key of alias?.drop ?? []) rows.delete(key);
    if (alias?.set)
      rows.set(alias.set.key, { leadsTo: person, version: aliasVersion(), expireAt: alias.set.expiresAt });
  }

  return {
    rows,
    timers,
    codes,

    async load(person, now) {
      const row = rows.get(person);
      const version = row?.version ?? 0;
      const { body, address, leadsTo } = row && row.expireAt > now ? row : {};
      const conversation = body === undefined ? undefined : z.parse(conversationSchema, JSON.parse(body));
      return { conversation, address, version, leadsTo };
    },

    async commit(person, next, ...also) {
      const canWrite = (who: string, what: Commit) => holds(who, what.version) && codesHold(what);
      if (!canWrite(person, next) || !aliasHolds(person, next, also)) return "lost";
      for (const each of also)
        if (
          "next" in each
            ? !canWrite(each.person, each.next) || !aliasHolds(each.person, each.next, [])
            : !holds(each.person, each.gone.version)
        )
          return "lost";
      const left = goneIn(also);
      if (left) {
        rows.delete(left.person);
        for (const id of left.gone.timers) timers.delete(timerOf(left.person, id));
        for (const code of left.gone.codes) codes.delete(code);
      }
      write(person, next, also);
      for (const each of also) if ("next" in each) write(each.person, each.next, []);
      return "committed";
    },

    async personByCode(code, now) {
      const found = codes.get(code);
      return found && found.expiresAt > now ? found.person : undefined;
    },

    async overdue({ shard, now, limit, from }) {
      const due = [...rows]
        .flatMap(([person, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [{ person, dueAt }] : []))
        .filter(({ person }) => dueShardOf(person) === shard)
        .sort((a, b) => a.dueAt - b.dueAt || (a.person < b.person ? -1 : 1))
        .filter((each) => !from || each.dueAt > from.dueAt || (each.dueAt === from.dueAt && each.person > from.person));
      const page = due.slice(0, limit);
      return { due: page, next: due.length > limit ? page.at(-1) : undefined };
    },

    async waiting(reason) {
      const found = [...rows].flatMap(([person, { waiting }]) =>
        waiting?.reason === reason ? [{ person, firstDueAt: waiting.firstDueAt }] : [],
      );
      return { count: found.length, oldest: found.sort((a, b) => a.firstDueAt - b.firstDueAt)[0] };
    },
  };
}
