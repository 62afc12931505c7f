import { limitExceededAlone, periodOf, type Spending } from "./spending.ts";

/** Counts in memory, for tests and simulations. */
export function memorySpending(): Spending {
  const counts = new Map<string, number>();
  return {
    async spend(spend) {
      const { cost, shard, maxPerDay, maxPerHour, pace, now } = spend;
      const { date, hour } = periodOf(spend);
      const ofDay = `${date}#${shard}`;
      const [ofHour, ofSender] = [`${ofDay}#${hour}`, `${ofDay}#${pace?.sender}`];
      const [day, country] = [counts.get(ofDay) ?? 0, counts.get(ofHour) ?? 0];
      const exceeded = limitExceededAlone(spend);
      if (exceeded) return exceeded;
      if (day + cost > maxPerDay) return "stage";
      if (country + cost > maxPerHour) return "country";
      if (pace) {
        const doneAt = Math.max(now, counts.get(ofSender) ?? 0) + pace.ms;
        if (doneAt > pace.until) return "pace";
        counts.set(ofSender, doneAt);
      }
      counts.set(ofDay, day + cost);
      counts.set(ofHour, country + cost);
      return undefined;
    },
    async giveBack(spent) {
      const { date, hour } = periodOf(spent);
      const ofDay = `${date}#${spent.shard}`;
      for (const key of [ofDay, `${ofDay}#${hour}`]) counts.set(key, (counts.get(key) ?? 0) - spent.cost);
    },
  };
}
