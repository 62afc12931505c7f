import { day } from "../../functions/engine/state/conversation.ts";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";

/*
 * Faults come in storms with calm between them, as outages do. So it can be asked of every promise whether it was looked
 * after as soon as the weather allowed.
 */

/** Everything that goes wrong in this world, by whose fault it is. People's phones are a matter of their own. */
export const kinds = [
  // Our code, at any await.
  ...["crash-before", "crash-after", "pause", "sleep"],
  // DynamoDB.
  ...["throttled", "error-after-write", "conflict", "lost-after-write", "stale-code"],
  ...["stream-twice", "sweep-skipped"],
  // Twilio's API.
  ...["refused-connection", "timed-out", "timed-out-accepted", "accepted-late", "5xx", "5xx-accepted"],
  ...["429", "queue-full", "account-refused", "messaging-limit", "message-refused", "list-failed"],
  ...["not-on-whatsapp", "template-refused"],
  // The way to the phone, and the reports of it.
  ...[
    "failed-for-now",
    "account-failed",
    "not-delivered-by-meta",
    "window-shut-early",
    "report-lost",
    "report-twice",
    "report-late",
  ],
  "webhook-twice",
] as const;

export type Kind = string;

type Storm = { from: number; to: number; blows: Map<Kind, number> };

export type Weather = {
  /** Whether this goes wrong now. */
  strikes: (kind: Kind) => boolean;
  /** The longest time without any storm between two instants, in milliseconds. */
  calmest: (from: number, to: number) => number;
  /** While this lasts, nobody reads the stream. */
  isConsumerDead: () => boolean;
};

const hour = day / 24;

/**
 * @param storms the faults that there are, mixed by the seed unless they are given; and when the last storm is over, in epoch
 * milliseconds
 */
export function createWeather(
  clock: Clock,
  random: Random,
  { climate: given, until }: { climate?: Kind[] | undefined; until: number },
  note: (kind: Kind) => void,
): Weather {
  const storms: Storm[] = [];
  const start = clock.now;
  const isFair = !given && random.chance(0.1);
  // Every world has troubles of its own, so that the same ones meet again and again.
  const climate = given ?? Array.from({ length: random.between(1, 9) }, () => random.pick(kinds));
  for (let at = start; !isFair; ) {
    const from = at + random.between(1, 10) * hour;
    const to = from + random.between(10, 16 * 60) * 60_000;
    if (to > until) break;
    const blows = climate.filter(() => random.chance(0.7));
    storms.push({ from, to, blows: new Map(blows.map((kind) => [kind, rateOf(kind, random)])) });
    at = to;
  }
  const deadFrom = !given && random.chance(0.3) ? start + random.below(until - start) : Number.POSITIVE_INFINITY;
  let wasDead = false;
  return {
    strikes(kind) {
      const storm = storms.find(({ from, to }) => from <= clock.now && clock.now < to);
      const strikes = storm !== undefined && random.chance(storm.blows.get(kind) ?? 0);
      if (strikes) note(kind);
      return strikes;
    },
    calmest: (from, to) => longestGap(storms, from, to),
    isConsumerDead() {
      const isDead = clock.now >= deadFrom && clock.now < deadFrom + 30 * hour;
      if (isDead && !wasDead) note("consumer-dead");
      wasDead = isDead;
      return isDead;
    },
  };
}

/** How often it goes wrong; our code waits so often that less of what can happen there does as much. */
function rateOf(kind: Kind, random: Random): number {
  const isOurs = ["crash-before", "crash-after", "pause", "sleep", "throttled", "conflict"].includes(kind);
  return random.pick([0.05, 0.2, 0.5, 0.8]) * (isOurs ? 0.3 : 1);
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

/** Fair weather but for one thing: the `nth` time that this kind of fault could strike, it does. */
export function oneStrike(kind: Kind, nth: number, note: (kind: Kind) => void): Weather {
  let seen = 0;
  return {
    strikes(each) {
      if (each !== kind || ++seen !== nth) return false;
      note(kind);
      return true;
    },
    // One sweep may be lost, the next one is not.
    calmest: (from, to) => (to - from) / 2,
    isConsumerDead: () => false,
  };
}
