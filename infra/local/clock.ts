import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import type { Commit, Store } from "../../functions/store/store.ts";

/** A clock that can be moved forward. Its offset is stored in a file, so that a restart keeps the time. */
export type DeskClock = {
  /** Epoch milliseconds. */
  now: () => number;
  /** Moves by an ISO 8601 duration and returns the new time. Throws a RangeError for other text and for going back. */
  advance: (duration: string) => number;
  /** Converts the desk's time to real time, by which DynamoDB Local deletes items. */
  toWall: (at: number) => number;
};

/** The real clock, which can't be moved. The file says so to other processes that read the clock of a running desk. */
export function realClock(file: string): DeskClock {
  writeFileSync(file, JSON.stringify({ offset: 0 }));
  const advance = () => {
    throw new RangeError("the real clock can't be moved");
  };
  return { now: Date.now, toWall: (at) => at, advance };
}

const tenYears = 10 * 366 * 24 * 60 * 60 * 1000;

/**
 * @param file stores the offset
 * @param hours contact hours: outside them a new clock starts at their beginning on the same UTC day, so that a check-back
 *   "in three days" is not moved to the next contact hours, and lists by date find it
 */
export function deskClock(file: string, { hours }: Pick<Guide, "hours">): DeskClock {
  const isKept = existsSync(file);
  let offset = isKept ? Number(JSON.parse(readFileSync(file, "utf8")).offset) : toOpening(hours);
  const save = () => writeFileSync(file, JSON.stringify({ offset }));
  // Another process may read the clock of a running desk, and must not overwrite it.
  if (!isKept) save();
  const now = () => Date.now() + offset;
  return {
    now,
    toWall: (at) => at - offset,
    advance(duration) {
      const span = Temporal.Duration.from(duration);
      if (span.sign < 0) throw new RangeError("the clock only moves forward");
      const relativeTo = Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO("UTC");
      const by = Math.round(span.total({ unit: "milliseconds", relativeTo }));
      if (by > tenYears) throw new RangeError("ten years is far enough");
      offset += by;
      save();
      return now();
    },
  };
}

/** Milliseconds to the first contact hour of this UTC day; 0 within the hours when at least one is left. */
function toOpening({ from, to, zone }: Guide["hours"]): number {
  const now = Temporal.Now.zonedDateTimeISO(zone);
  const [opens, lastHour] = [now.withPlainTime(from), now.withPlainTime(to).subtract({ hours: 1 })];
  if (Temporal.ZonedDateTime.compare(now, opens) >= 0 && Temporal.ZonedDateTime.compare(now, lastHour) < 0) return 0;
  const dateOf = (when: Temporal.ZonedDateTime) => when.withTimeZone("UTC").toPlainDate().toString();
  const sameDay = [-1, 0, 1].map((days) => opens.add({ days })).find((opening) => dateOf(opening) === dateOf(now));
  return (sameDay ?? opens).epochMilliseconds - now.epochMilliseconds;
}

/** The store with timers in real time, because the engine's time-to-live follows the real clock. */
export function withWallTimers(store: Store, { toWall }: DeskClock): Store {
  const onWall = (next: Commit): Commit =>
    next.timer
      ? {
          ...next,
          timer: { ...next.timer, set: next.timer.set.map(({ id, dueAt }) => ({ id, dueAt: toWall(dueAt) })) },
        }
      : next;
  return {
    ...store,
    commit: (person, next, ...also) =>
      store.commit(
        person,
        onWall(next),
        ...also.map((each) => ("next" in each ? { ...each, next: onWall(each.next) } : each)),
      ),
  };
}
