import { type Conversation, day } from "../../functions/engine/state/conversation.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import type { AlsoWrite, Commit, Store } from "../../functions/store/store.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import { fault, type Process } from "./process.ts";
import type { Random } from "./random.ts";
import type { RemovedTimer } from "./stream.ts";

/*
 * DynamoDB in this world: the store in memory, which the contract test compares with the real one; with DynamoDB's faults,
 * and with time-to-live, which removes items late.
 */

/** A commit: the conversations that it wrote. One without `after` has moved to another key. */
export type Committed = { by: Process; writes: { person: string; after: Conversation | undefined }[] };

/** What is stored besides a conversation. */
export type Stored = {
  address: string | undefined;
  holdsCode: (code: string) => boolean;
  /** When a check-back's timer expires, in epoch milliseconds. */
  timerOf: (checkBack: string) => number | undefined;
};

export type Table = {
  memory: ReturnType<typeof memoryStore>;
  /** The table, as this process reaches it. */
  storeOf: (process: Process) => Store;
  stored: (person: string) => Stored;
  /** When the index for the sweep has something next, in epoch milliseconds. */
  nextInIndex: () => number | undefined;
  /** Whether a commit of this process was refused. */
  hasLost: (process: Process) => boolean;
};

type Options = {
  clock: Clock;
  faults: Faults;
  random: Random;
  /** See settings.ts. */
  sweepGrace: number;
  /** Everything that is written, in the order of the commits. */
  committed: (committed: Committed) => void;
  /** A timer was removed. */
  removed: (timer: RemovedTimer) => void;
  /** What the index holds of a conversation, in place of its own time. For a mutant. */
  indexedAt?: ((conversation: Conversation) => number | undefined) | undefined;
};

const hour = day / 24;

export function createTable(options: Options): Table {
  const { clock, faults, random, sweepGrace, committed, removed, indexedAt } = options;
  const memory = memoryStore({ sweepGrace });
  const deletedCodes = new Map<string, { person: string; at: number }>();
  const expiring = new Set<string>();
  const losers = new WeakSet<Process>();

  /** How late time-to-live is: some minutes mostly, some hours at times, two days at worst. */
  function delayOfRemoval(): number {
    const luck = random.next();
    return luck < 0.6 ? random.below(10 * 60_000) : random.below((luck < 0.85 ? 3 : 48) * hour);
  }

  /** Removes an item some time after it has expired, unless it was renewed before. */
  function expire(key: string, at: number, expiresAt: () => number | undefined, remove: () => void) {
    if (expiring.has(key)) return;
    expiring.add(key);
    clock.at(at + delayOfRemoval(), () => {
      expiring.delete(key);
      const now = expiresAt();
      if (now === undefined) return;
      if (now <= clock.now) remove();
      else expire(key, now, expiresAt, remove);
    });
  }

  function expireRow(key: string) {
    const expiresAt = () => memory.rows.get(key)?.expireAt;
    expire(key, expiresAt() ?? 0, expiresAt, () => memory.rows.delete(key));
  }

  /** Schedules what becomes of the items of a commit. */
  function scheduleRemovals(person: string, { timer, code, alias, conversation }: Commit) {
    for (const each of timer?.set ?? []) scheduleTimer(person, each.id, each.dueAt);
    const row = memory.rows.get(person);
    if (indexedAt && row) row.dueAt = indexedAt(conversation) ?? row.dueAt;
    expireRow(person);
    if (alias?.set) expireRow(alias.set.key);
    for (const { code: key, expiresAt } of [...(code?.set ?? []), ...(code?.repoint ?? [])])
      expire(
        key,
        expiresAt,
        () => memory.codes.get(key)?.expiresAt,
        () => memory.codes.delete(key),
      );
    const gone = [...(code?.delete ?? []), ...(code?.consume === undefined ? [] : [code.consume])];
    for (const each of gone) deletedCodes.set(each, { person, at: clock.now });
  }

  function scheduleTimer(person: string, id: string, dueAt: number) {
    const key = `${person}#${id}`;
    clock.at(dueAt + 1000 + delayOfRemoval(), () => {
      // It was set again since, and expires at another time.
      if (memory.timers.get(key) !== dueAt) return;
      memory.timers.delete(key);
      removed({ person, checkBack: id, isExpired: true });
    });
  }

  /** The timers that a commit removes. */
  function timersRemovedBy(person: string, next: Commit, also: AlsoWrite[]): RemovedTimer[] {
    const of = (person: string, timers: string[] = []) => timers.map((checkBack) => ({ person, checkBack }));
    const dropped = [
      ...of(person, next.timer?.drop),
      ...also.flatMap((each) => of(each.person, "gone" in each ? each.gone.timers : each.next.timer?.drop)),
    ];
    const isThere = (each: (typeof dropped)[number]) => memory.timers.has(`${each.person}#${each.checkBack}`);
    return dropped.filter(isThere).map((each) => ({ ...each, isExpired: false }));
  }

  async function commit(by: Process, person: string, next: Commit, also: AlsoWrite[]) {
    if (faults.strikes("throttled")) throw fault("ProvisionedThroughputExceededException");
    const timers = timersRemovedBy(person, next, also);
    const end = faults.strikes("conflict") ? "lost" : await memory.commit(person, next, ...also);
    if (end === "lost") {
      losers.add(by);
      return end;
    }
    for (const timer of timers) removed(timer);
    scheduleRemovals(person, next);
    for (const each of also)
      if ("next" in each) scheduleRemovals(each.person, each.next);
      else for (const code of each.gone.codes) deletedCodes.set(code, { person: each.person, at: clock.now });
    const others = also.map((each) => ({
      person: each.person,
      after: "next" in each ? each.next.conversation : undefined,
    }));
    committed({ by, writes: [{ person, after: next.conversation }, ...others] });
    // The SDK tries again when an answer was lost, and its own first write makes the second one fail.
    if (faults.strikes("lost-after-write")) {
      losers.add(by);
      return "lost";
    }
    if (faults.strikes("error-after-write")) throw fault("TimeoutError");
    return end;
  }

  const read = async <T>(get: () => Promise<T>) => {
    if (faults.strikes("throttled")) throw fault("ProvisionedThroughputExceededException");
    return get();
  };

  /** Codes are read without consistency: one that was just deleted may still be found. */
  async function personByCode(code: string, now: number) {
    const deleted = deletedCodes.get(code);
    if (deleted && clock.now - deleted.at < 2_000 && faults.strikes("stale-code")) return deleted.person;
    return memory.personByCode(code, now);
  }

  return {
    memory,
    storeOf: (process) => ({
      load: (person, now) => process.ask("reading", () => read(() => memory.load(person, now))),
      commit: (person, next, ...also) => process.ask("writing", () => commit(process, person, next, also)),
      personByCode: (code, now) => process.ask("reading a code", () => read(() => personByCode(code, now))),
      overdue: (page) => process.ask("reading the index", () => read(() => memory.overdue(page))),
      waiting: (reason) => process.ask("reading the index", () => read(() => memory.waiting(reason))),
    }),
    stored: (person) => ({
      address: memory.rows.get(person)?.address,
      holdsCode: (code) => memory.codes.get(code)?.person === person,
      timerOf: (checkBack) => memory.timers.get(`${person}#${checkBack}`),
    }),
    nextInIndex() {
      let first: number | undefined;
      for (const { dueAt } of memory.rows.values())
        if (dueAt !== undefined && (first === undefined || dueAt < first)) first = dueAt;
      return first;
    },
    hasLost: (process) => losers.has(process),
  };
}
