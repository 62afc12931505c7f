import { costOf } from "./engine/message/allowance.ts";
import type { Context, Limited } from "./engine/state/context.ts";
import { hour } from "./engine/state/conversation.ts";
import type { Event } from "./engine/state/event.ts";
import type { Turn } from "./engine/state/turn.ts";
import { failureOf } from "./log/failure-of.ts";
import type { Log } from "./log/log.ts";
import type { Budget, Sender } from "./ports.ts";
import type { Exceeded, SenderPace, Spending } from "./store/spending.ts";
import { channelOf } from "./twilio/address.ts";
import { countryOf } from "./twilio/country.ts";
import { defaultPace, type Limits, type Pace } from "./wiring/limits.ts";

/** Larger limits are counted in several items of the table, because one item takes 1,000 writes a second. */
const [dayOfShard, hourOfShard, maxShards] = [100_000, 1_000, 16];

/**
 * A sender gets as many check-backs as it can send within this time, in milliseconds: the sweep comes back by then. What
 * Twilio holds when the contact hours end is at most this, and none of it when they end sooner.
 */
const aheadOf = 5 * 60_000;

type Parts = {
  limits: Limits;
  /** How fast the senders are. */
  pace?: Pace;
  spending: Spending;
  /** A random integer from 0 to below - 1. */
  random: (below: number) => number;
  now: () => number;
  log: Log;
};

/**
 * The limits by country and hour, and by stage and day, and the pace of each sender. One request checks and counts all of
 * them, so none is exceeded.
 * When the counts cannot be reached, the last answer of the same hour is used. Without one the message is sent, so that
 * an outage does not silence the assistant.
 */
export function createBudget({ limits, pace = defaultPace, spending, random, now, log }: Parts): Budget {
  const { perDay, perCountryHour, reservePercent, countries } = limits;
  const shards = Math.max(
    1,
    Math.min(maxShards, Math.floor(perDay / dayOfShard), Math.floor(perCountryHour / hourOfShard)),
  );
  const known = new Map<string, { over: Exclude<Exceeded, "pace"> | undefined; hour: number }>();
  const perSecond = { sms: pace.smsSegmentsPerSecond, whatsapp: pace.whatsappMessagesPerSecond };

  /** The sender's pace, of which each item of the table has its part. */
  function paceOf(from: string, cost: number, validFor: number): SenderPace {
    const ms = (cost * 1000 * shards) / perSecond[channelOf(from)];
    // A message that takes longer than that has to find its sender free.
    const until = now() + Math.min(Math.max(aheadOf, ms), validFor);
    return { sender: from, ms, until };
  }

  async function count(of: { country: string; cost: number; by: "answer" | "check-back"; pace?: SenderPace }) {
    const { country, cost, by } = of;
    const percent = by === "answer" ? 100 - reservePercent : 100;
    const part = (limit: number) => Math.floor((limit * percent) / 100 / shards);
    const [maxPerDay, maxPerHour] = [part(perDay), part(perCountryHour)];
    const [about, at] = [`${country} ${by}`, now()];
    const thisHour = Math.floor(at / hour);
    const shard = random(shards);
    try {
      const over = await spending.spend({ cost, shard, country, maxPerDay, maxPerHour, pace: of.pace, now: at });
      if (over !== "pace") known.set(about, { over, hour: thisHour });
      return over;
    } catch (error) {
      log({ turn: "count-failed", ...failureOf(error) });
      const last = known.get(about);
      return last?.hour === thisHour ? last.over : undefined;
    }
  }

  return {
    perPersonDay: limits.perPersonDay,
    countryOf: (address) => countryOf(address) ?? "ZZ",
    answers: (country) => countries.length === 0 || countries.includes(country),
    async spend(of) {
      const over = await count(of);
      return over === "pace" ? undefined : over;
    },
    spendAtPace: ({ from, validFor, ...of }) =>
      count({ ...of, by: "check-back", pace: paceOf(from, of.cost, validFor) }),
    async giveBack({ country, cost }) {
      try {
        await spending.giveBack({ country, cost, shard: random(shards), now: now() });
        known.clear();
      } catch (error) {
        log({ turn: "count-failed", ...failureOf(error) });
      }
    },
  };
}

/** What was already counted for a message, so that a repeated turn is not counted twice. */
type Paid = { cost: number };

export type Affordable = {
  budget: Budget | undefined;
  event: Event;
  context: Context;
  address: string | undefined;
  paid: Paid;
};

/** Takes a turn, counts its replies in one request, and takes it again without them when a limit is reached. */
export async function affordable(
  { budget, event, context, address, paid }: Affordable,
  take: (context: Context) => Turn,
): Promise<Turn> {
  if (!budget || event.kind !== "message" || address === undefined) return take(context);
  const [country, { perPersonDay }] = [budget.countryOf(address), budget];
  const within = (reached?: Exclude<Limited, "person">) =>
    take({ ...context, limits: { perPersonDay, country, reached } });
  if (!budget.answers(country)) return within("not-allowed");
  const turn = within();
  const cost = (turn.cost ?? 0) - paid.cost;
  if (cost <= 0) return turn;
  // Replies that must be sent may use the reserve.
  const over = await budget.spend({ country, cost, by: turn.isOwed ? "check-back" : "answer" });
  if (over) return within(over);
  paid.cost += cost;
  return turn;
}

/**
 * A sender that counts check-backs, which may use the reserve. It postpones them above a limit, and when their sender has
 * as much to send as it can send soon.
 */
export function withBudget(sender: Sender, budget: Budget, log: Log): Sender {
  return {
    ...sender,
    async send(message) {
      const [country, cost] = [budget.countryOf(message.to), costOf(channelOf(message.to), message.text)];
      const { from, validFor } = message;
      const limited = await budget.spendAtPace({ country, cost, from, validFor });
      // Its line of the turn names it. No alarm counts it.
      if (limited === "pace") return { kind: "refused", failure: "over-pace", code: undefined };
      if (limited) log({ limited, country });
      if (limited) return { kind: "refused", failure: "over-budget", code: undefined };
      const sent = await sender.send(message);
      if (sent.kind === "refused" && sent.messageId === undefined) await budget.giveBack({ country, cost });
      return sent;
    },
  };
}
