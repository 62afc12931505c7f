import { sweepAt } from "../../functions/engine/checkback/wake-time.ts";
import { type Conversation, day } from "../../functions/engine/state/conversation.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import type { Commit, SecondWrite, Store } from "../../functions/store/store.ts";
import type { Clock } from "./clock.ts";
import type { Weather } from "./faults.ts";
import { fault, type Process } from "./process.ts";
import type { Random } from "./random.ts";
import type { Alarm } from "./stream.ts";

/*
 * DynamoDB as this world has it: the store in memory (the contract test holds it to what the real one does), its faults,
 * and time-to-live, which takes its time.
 */

/** One person's conversation was written: what it was before, and is now (nothing: it moved to another key). */
export type Written = {
  person: string;
  before: Conversation | undefined;
  after: Conversation | undefined;
  by: Process;
};

export type Table = {
  memory: ReturnType<typeof memoryStore>;
  /** The table, as this process reaches it. */
  storeOf: (process: Process) => Store;
  /** What is stored beside the conversation. */
  stored: (person: string) => { address: string | undefined; holdsCode: (code: string) => boolean };
  /** When the sweep's index has something next, in epoch milliseconds. */
  nextWake: () => number | undefined;
};

type Options = {
  clock: Clock;
  weather: Weather;
  random: Random;
  /** See settings.ts. */
  sweepGrace: number;
  /** Everything that is written, in the order in which it was. */
  written: (written: Written) => void;
  /** A timer's record comes into the stream. */
  alarm: (alarm: Alarm) => void;
};

const hour = day / 24;

export function createTable({ clock, weather, random, sweepGrace, written, alarm }: Options): Table {
  const memory = memoryStore({ sweepGrace });
  const known = new Map<string, Conversation>();
  const usedCodes = new Map<string, { person: string; at: number }>();
  const dying = new Set<string>();

  /** Some minutes mostly, some hours at times, two days at worst. */
  function late(): number {
    const luck = random.next();
    return luck < 0.6 ? random.below(10 * 60_000) : random.below((luck < 0.85 ? 3 : 48) * hour);
  }

  /** Once an item has expired, it goes: late, and unless it was renewed in the meantime. */
  function expire(key: string, at: number, expiresAt: () => number | undefined, remove: () => void) {
    if (dying.has(key)) return;
    dying.add(key);
    clock.at(at + late(), () => {
      dying.delete(key);
      const now = expiresAt();
      if (now === undefined) return;
      if (now <= clock.now) remove();
      else expire(key, now, expiresAt, remove);
    });
  }

  function note(person: string, next: Commit | undefined, by: Process) {
    const before = known.get(person);
    if (next) known.set(person, next.conversation);
    else known.delete(person);
    const { timer, code, alias } = next ?? {};
    if (timer?.set) setTimer(person, timer.set);
    const row = () => memory.rows.get(person)?.expireAt;
    if (next) expire(person, row() ?? 0, row, () => void [memory.rows.delete(person), known.delete(person)]);
    if (alias?.set) {
      const { key, until } = alias.set;
      expire(
        key,
        until,
        () => memory.rows.get(key)?.expireAt,
        () => memory.rows.delete(key),
      );
    }
    for (const kept of [code?.set, code?.repoint]) {
      const until = () => memory.codes.get(kept?.code ?? "")?.expiresAt;
      if (kept) expire(kept.code, kept.expiresAt, until, () => memory.codes.delete(kept.code));
    }
    for (const gone of [code?.delete, code?.consume])
      if (gone !== undefined) usedCodes.set(gone, { person, at: clock.now });
    written({ person, before, after: next?.conversation, by });
  }

  function setTimer(person: string, { id, dueAt }: { id: string; dueAt: number }) {
    const key = `${person}#${id}`;
    clock.at(dueAt + 1000 + late(), () => {
      // Set again since: then that is the alarm.
      if (memory.timers.get(key) !== dueAt) return;
      memory.timers.delete(key);
      alarm({ person, promise: id, isExpiry: true });
    });
  }

  async function commit(by: Process, person: string, next: Commit, also?: SecondWrite) {
    if (weather.strikes("throttled")) throw fault("ProvisionedThroughputExceededException");
    if (weather.strikes("conflict")) return "lost";
    const end = await memory.commit(person, next, also);
    if (end === "lost") return end;
    const gone = also && "gone" in also ? also.gone : undefined;
    if (gone?.timer !== undefined) alarm({ person: also!.person, promise: gone.timer, isExpiry: false });
    if (gone?.code !== undefined) usedCodes.set(gone.code, { person: also!.person, at: clock.now });
    note(person, next, by);
    if (also) note(also.person, "next" in also ? also.next : undefined, by);
    // The SDK tries again by itself when an answer was lost, and finds its own write in the way.
    if (weather.strikes("lost-after-write")) return "lost";
    if (weather.strikes("error-after-write")) throw fault("TimeoutError");
    return end;
  }

  const read = async <T>(get: () => Promise<T>) => {
    if (weather.strikes("throttled")) throw fault("ProvisionedThroughputExceededException");
    return get();
  };

  /** Codes are read without asking for consistency: one that has just gone may still be there. */
  async function personByCode(code: string, now: number) {
    const gone = usedCodes.get(code);
    if (gone && clock.now - gone.at < 2_000 && weather.strikes("stale-code")) return gone.person;
    return memory.personByCode(code, now);
  }

  return {
    memory,
    storeOf: (process) => ({
      load: (person, now) => process.ask("reading", () => read(() => memory.load(person, now))),
      commit: (person, next, also) => process.ask("writing", () => commit(process, person, next, also)),
      personByCode: (code, now) => process.ask("reading a code", () => read(() => personByCode(code, now))),
      overdue: (...page) => process.ask("reading the index", () => read(() => memory.overdue(...page))),
      waiting: (reason) => process.ask("reading the index", () => read(() => memory.waiting(reason))),
    }),
    stored: (person) => ({
      address: memory.rows.get(person)?.address,
      holdsCode: (code) => memory.codes.get(code)?.person === person,
    }),
    nextWake: () =>
      [...known.values()].reduce<number | undefined>((first, { promise }) => {
        const wake = sweepAt(promise, sweepGrace);
        return wake !== undefined && (first === undefined || wake < first) ? wake : first;
      }, undefined),
  };
}
