import { costOf } from "./engine/message/allowance.ts";
import { hour } from "./engine/state/conversation.ts";
import type { Event, Limited, Turn } from "./engine/state/turn.ts";
import { failureOf, type Log } from "./log/log.ts";
import type { Budget, Sender } from "./ports.ts";
import type { Spending } from "./store/spending.ts";
import { channelOf } from "./twilio/address.ts";
import { countryOf } from "./twilio/country.ts";
import type { Limits } from "./wiring/limits.ts";

/** Limits so large are counted in several items of the table, for one takes 1,000 writes a second. */
const [dayOfShard, hourOfShard, maxShards] = [100_000, 1_000, 16];

type Parts = {
  limits: Limits;
  spending: Spending;
  /** A random whole number below this one. */
  random: (below: number) => number;
  now: () => number;
  log: Log;
};

/**
 * The limits by country and hour, and by stage and day. One request asks about both and counts in both, and neither is
 * ever passed. When the counts can't be reached, their last answer in the same hour stands, and without one there is room:
 * an outage silences no one, and a flood that throttles the counts gets no more than before.
 */
export function createBudget({ limits, spending, random, now, log }: Parts): Budget {
  const { perDay, perCountryHour, reservePercent, countries } = limits;
  const shards = Math.max(
    1,
    Math.min(maxShards, Math.floor(perDay / dayOfShard), Math.floor(perCountryHour / hourOfShard)),
  );
  const known = new Map<string, { over: "country" | "stage" | undefined; hour: number }>();
  return {
    perPersonDay: limits.perPersonDay,
    countryOf: (address) => countryOf(address) ?? "ZZ",
    answers: (country) => countries.length === 0 || countries.includes(country),
    async spend({ country, cost, by }) {
      const percent = by === "answer" ? 100 - reservePercent : 100;
      const part = (most: number) => Math.floor((most * percent) / 100 / shards);
      const [mostOfDay, mostOfHour] = [part(perDay), part(perCountryHour)];
      const [about, at] = [`${country} ${by}`, now()];
      const thisHour = Math.floor(at / hour);
      try {
        const over = await spending.spend({
          cost,
          shard: random(shards),
          country,
          maxPerDay: mostOfDay,
          maxPerHour: mostOfHour,
          now: at,
        });
        known.set(about, { over, hour: thisHour });
        return over;
      } catch (error) {
        log({ turn: "count-failed", ...failureOf(error) });
        const last = known.get(about);
        return last?.hour === thisHour ? last.over : undefined;
      }
    },
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

/** What a message's answers have been counted for already: a turn that is taken again does not pay twice. */
type Paid = { cost: number };

type BudgetedTurn = { budget: Budget | undefined; event: Event; address: string | undefined; paid: Paid };

/** Takes a turn whose answer may be sent; or the one that is taken where it may not. Counting it is one request. */
export async function takeWithinBudget(
  { budget, event, address, paid }: BudgetedTurn,
  take: (event: Event) => Turn,
): Promise<Turn> {
  if (!budget || event.kind !== "message" || address === undefined) return take(event);
  const [country, { perPersonDay }] = [budget.countryOf(address), budget];
  const within = (reached?: Exclude<Limited, "person">) => {
    const turn = take({ ...event, limits: { perPersonDay, ...(reached && { reached }) } });
    return turn.limited ? { ...turn, country } : turn;
  };
  if (!budget.answers(country)) return within("not-allowed");
  const turn = within();
  const cost = (turn.cost ?? 0) - paid.cost;
  if (cost <= 0) return turn;
  // The answers that are owed may use the reserve.
  const over = await budget.spend({ country, cost, by: turn.isOwed ? "check-back" : "answer" });
  if (over) return within(over);
  paid.cost += cost;
  return turn;
}

/** A channel for check-backs, which may use the reserve, too. What finds no room there is put off. */
export function withBudget(channel: Sender, budget: Budget, log: Log): Sender {
  return {
    ...channel,
    async send(message) {
      const [country, cost] = [budget.countryOf(message.to), costOf(channelOf(message.to), message.text)];
      const limited = await budget.spend({ country, cost, by: "check-back" });
      if (limited) log({ limited, country });
      if (limited) return { kind: "refused", verdict: "budget", code: undefined };
      const sent = await channel.send(message);
      if (sent.kind === "refused" && sent.sid === undefined) await budget.giveBack({ country, cost });
      return sent;
    },
  };
}
