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
  /** Without it, the message does not wait for its sender. */
  pace?: SenderPace | undefined;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * What a message means for its sender. A sender sends one message after the other, so the time at which it is done with
 * what it has is stored. A new day begins with a sender that has nothing to send.
 */
export type SenderPace = {
  /** Our address. */
  sender: string;
  /** How long the sender takes for the message, in milliseconds. */
  ms: number;
  /** The sender must be done with the message by then, in epoch milliseconds. */
  until: number;
};

/** The limit that a message would exceed. `pace`: its sender would not be done with it in time. */
export type Exceeded = "country" | "stage" | "pace";

/** Counts what is sent by UTC day, and by UTC hour and country, and how long each sender takes for what it has. */
export interface Spending {
  /**
   * Adds to all counts. Adds to none and returns the limit when one would be exceeded. Throws when it cannot count.
   */
  spend(spend: Spend): Promise<Exceeded | undefined>;
  /**
   * Subtracts a message that was not sent from the counts of the day and of the hour. The sender's time stays as it is, so
   * that the next message comes a little later. Throws when it cannot count.
   */
  giveBack(spent: Pick<Spend, "cost" | "shard" | "country" | "now">): Promise<void>;
}

/** The limit that a message exceeds alone, before anything else is counted. */
export function limitExceededAlone({ cost, maxPerDay, maxPerHour, pace, now }: Spend): Exceeded | undefined {
  if (cost > maxPerDay) return "stage";
  if (cost > maxPerHour) return "country";
  return pace && now + pace.ms > pace.until ? "pace" : undefined;
}

/** The day, "2026-12-07"; the attribute of an hour and country, "KH-04"; and when both expire, in epoch seconds. */
export function periodOf({ now, country }: Pick<Spend, "now" | "country">) {
  const time = new Date(now).toISOString();
  const gone = (Math.floor(now / day) + 2) * (day / 1000);
  return { date: time.slice(0, 10), hour: `${country}-${time.slice(11, 13)}`, gone };
}
