import { type Channel, channelOf, numberOf } from "../../functions/twilio/address.ts";
import type { Random } from "./random.ts";

/*
 * The state of phones: some are out of reach for hours, others are dead from some day on, like a number that is being
 * cancelled.
 */

/** One way to reach a person, and our number that they write to. */
export type Account = { name: string; address: string; ourAddress: string; channel: Channel };

/** The user id that WhatsApp shows of a person who hides their number. */
export const idOf = (address: string) => address.replace("whatsapp:+", "whatsapp:KH.");

/** How a webhook shows who sent a message. */
export type Sender = { From: string; ExternalUserId?: string };

/** A person is shown by their address; where WhatsApp shows user ids, by both or by the id alone. */
export function shownBy(random: Random, showsIds: boolean): (account: Account) => Sender {
  return ({ address, channel }) => {
    if (channel !== "whatsapp" || !showsIds) return { From: address };
    const ExternalUserId = idOf(address);
    return { From: random.chance(0.4) ? ExternalUserId : address, ExternalUserId };
  };
}

/** The address of an account, of that address or of its user id. */
export const homeOf = (address: string) => address.replace("whatsapp:KH.", "whatsapp:+");

export type Phones = {
  /** The state of a number on a channel. WhatsApp delivers later to a phone that is off. */
  stateOf: (address: string, at: number) => "there" | "off" | "dead";
};

const hour = 3600_000;
export const ourNumber = "+12025550143";

export function accountOf(name: string, channel: Channel, number: string): Account {
  const prefix = channel === "whatsapp" ? "whatsapp:" : "";
  return { name, address: prefix + number, ourAddress: prefix + ourNumber, channel };
}

type Times = { from: number; until: number };

export function createPhones(random: Random, accounts: Account[], { from, until }: Times): Phones {
  const numbers = new Set(accounts.map(({ address }) => numberOf(address)));
  const plans = new Map(
    [...numbers].map((number) => {
      const gaps = Array.from({ length: random.below(4) }, () => {
        const begin = from + random.below(until - from);
        return [begin, begin + random.between(1, 60) * hour] as const;
      });
      const deadFrom = random.chance(0.25) ? from + random.below(until - from) : Number.POSITIVE_INFINITY;
      return [number, { gaps, deadFrom }] as const;
    }),
  );
  return {
    stateOf(address, at) {
      const plan = plans.get(numberOf(address));
      // A WhatsApp account lives on without its SIM.
      if (!plan || channelOf(address) === "whatsapp") return "there";
      if (at >= plan.deadFrom) return "dead";
      return plan.gaps.some(([begin, end]) => begin <= at && at < end) ? "off" : "there";
    },
  };
}
