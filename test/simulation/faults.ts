import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";

/*
 * Faults come in storms with calm between them, as outages do. So every check-back can be required to be handled as soon
 * as there was calm for long enough.
 */

/** Everything that goes wrong in this world, by its origin. Phones are out of reach by their own plan: see phones.ts. */
export const faultKinds = [
  // The code under test, at any await.
  ...["crash-before", "crash-after", "pause", "sleep"],
  // DynamoDB.
  ...["throttled", "error-after-write", "conflict", "lost-after-write", "stale-code"],
  ...["stream-twice", "sweep-skipped"],
  // Twilio's API.
  ...["refused-connection", "timed-out", "timed-out-accepted", "accepted-late", "5xx", "5xx-accepted"],
  ...["429", "queue-full", "account-refused", "messaging-limit", "message-refused", "list-failed"],
  ...["not-on-whatsapp", "template-refused"],
  // The way to the phone, and the reports about it.
  ...["failed-for-now", "account-failed", "not-delivered-by-meta", "window-shut-early"],
  ...["report-lost", "report-twice", "report-late"],
  "webhook-twice",
] as const;

export type FaultKind = string;

type Storm = { from: number; to: number; rates: Map<FaultKind, number> };

export type Faults = {
  /** Whether this goes wrong now. */
  strikes: (kind: FaultKind) => boolean;
  /** The longest time without a storm between two instants, in milliseconds. */
  longestCalm: (from: number, to: number) => number;
  /** While this lasts, nothing reads the stream. */
  isStreamReaderDown: () => boolean;
};

const hour = 3_600_000;

type Storms = {
  /** The kinds of faults that there are; without them, the seed chooses some. */
  kinds?: FaultKind[] | undefined;
  /** When the last storm is over, in epoch milliseconds. */
  until: number;
};

/** @param note notes a fault that strikes */
export function createFaults(clock: Clock, random: Random, given: Storms, note: (kind: FaultKind) => void): Faults {
  const { kinds: givenKinds, until } = given;
  const storms: Storm[] = [];
  const start = clock.now;
  const isFair = !givenKinds && random.chance(0.1);
  // Each world has few kinds of faults, so that the same ones meet again and again.
  const kinds = givenKinds ?? Array.from({ length: random.between(1, 9) }, () => random.pick(faultKinds));
  for (let at = start; !isFair; ) {
    const from = at + random.between(1, 10) * hour;
    const to = from + random.between(10, 16 * 60) * 60_000;
    if (to > until) break;
    const present = kinds.filter(() => random.chance(0.7));
    storms.push({ from, to, rates: new Map(present.map((kind) => [kind, rateOf(kind, random)])) });
    at = to;
  }
  const downFrom = !givenKinds && random.chance(0.3) ? start + random.below(until - start) : Number.POSITIVE_INFINITY;
  let wasDown = false;
  return {
    strikes(kind) {
      const storm = storms.find(({ from, to }) => from <= clock.now && clock.now < to);
      const strikes = storm !== undefined && random.chance(storm.rates.get(kind) ?? 0);
      if (strikes) note(kind);
      return strikes;
    },
    longestCalm: (from, to) => longestGap(storms, from, to),
    isStreamReaderDown() {
      const isDown = clock.now >= downFrom && clock.now < downFrom + 30 * hour;
      if (isDown && !wasDown) note("stream-reader-down");
      wasDown = isDown;
      return isDown;
    },
  };
}

/** The probability of a fault. Those at every await of the code under test strike often enough at a lower one. */
function rateOf(kind: FaultKind, random: Random): number {
  const isFrequent = ["crash-before", "crash-after", "pause", "sleep", "throttled", "conflict"].includes(kind);
  return random.pick([0.05, 0.2, 0.5, 0.8]) * (isFrequent ? 0.3 : 1);
}

function longestGap(storms: Storm[], from: number, to: number): number {
  let [longest, at] = [0, from];
  for (const storm of storms) {
    if (storm.to <= from || storm.from >= to) continue;
    longest = Math.max(longest, storm.from - at);
    at = storm.to;
  }
  return Math.max(longest, to - at);
}

/** Only one fault: this kind strikes at the `nth` time that it can. */
export function oneStrike(kind: FaultKind, nth: number, note: (kind: FaultKind) => void): Faults {
  let seen = 0;
  return {
    strikes(each) {
      if (each !== kind || ++seen !== nth) return false;
      note(kind);
      return true;
    },
    // One sweep may be lost, the next one is not.
    longestCalm: (from, to) => (to - from) / 2,
    isStreamReaderDown: () => false,
  };
}
