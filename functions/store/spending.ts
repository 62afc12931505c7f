import { day } from "../engine/state/conversation.ts";

/** A message to be sent, and the limits that apply to it. */
export type Spend = {
  /** In segments; on WhatsApp, in messages. */
  cost: number;
  /**
   * The counts are spread over items. This is the number of the item to count in; the limits are those of this item.
   */
  shard: number;
  country: string;
  maxPerDay: number;
  /** In an hour, in the country. */
  maxPerHour: number;
  /** Epoch milliseconds. */
  now: number;
};

/** Counts what is sent by UTC day, and by UTC hour and country. */
export interface Spending {
  /**
   * Adds to both counts. Adds to neither and returns the limit when one would be exceeded. Throws when it cannot count.
   */
  spend(spend: Spend): Promise<"country" | "stage" | undefined>;
  /** Subtracts a message that was not sent from both counts. Throws when it cannot count. */
  giveBack(spent: Pick<Spend, "cost" | "shard" | "country" | "now">): Promise<void>;
}

/** The limit that a message exceeds alone, before anything else is counted. */
export function limitExceededAlone({ cost, maxPerDay, maxPerHour }: Spend): "country" | "stage" | undefined {
  if (cost > maxPerDay) return "stage";
  return cost > maxPerHour ? "country" : undefined;
}

/** The day, "2026-12-07"; the attribute of an hour and country, "KH-04"; and when both expire, in epoch seconds. */
export function periodOf({ now, country }: Pick<Spend, "now" | "country">) {
  const time = new Date(now).toISOString();
  const gone = (Math.floor(now / day) + 2) * (day / 1000);
  return { date: time.slice(0, 10), hour: `${country}-${time.slice(11, 13)}`, gone };
}
