import { day } from "../engine/state/conversation.ts";

/** A message that is about to be sent, and the limits that it must stay within. */
export type Spend = {
  /** In segments; on WhatsApp, in messages. */
  cost: number;
  /** The counts are spread over items: the number of the one that this is added to. The limits are of this one. */
  shard: number;
  country: string;
  maxPerDay: number;
  /** In an hour, for the country. */
  maxPerHour: number;
  /** Epoch milliseconds. */
  now: number;
};

/** Counts what is sent: by UTC day, and by UTC hour and country. */
export interface Spending {
  /** Adds to both counts; or to neither, when one would pass its limit: then which. Throws when it can't be asked. */
  spend(spend: Spend): Promise<"country" | "stage" | undefined>;
  /** Takes from both counts what was not sent after all. Throws when that cannot be done. */
  giveBack(spent: Pick<Spend, "cost" | "shard" | "country" | "now">): Promise<void>;
}

/** What has no limit that it could stay within is over it, whatever was spent before. */
export function limitExceededAlone({ cost, maxPerDay, maxPerHour }: Spend): "country" | "stage" | undefined {
  if (cost > maxPerDay) return "stage";
  return cost > maxPerHour ? "country" : undefined;
}

/** The day, "2026-12-07"; the name of the count of an hour and country, "KH-04"; and when both may go, in epoch seconds. */
export function periodOf({ now, country }: Pick<Spend, "now" | "country">) {
  const time = new Date(now).toISOString();
  const gone = (Math.floor(now / day) + 2) * (day / 1000);
  return { date: time.slice(0, 10), hour: `${country}-${time.slice(11, 13)}`, gone };
}
