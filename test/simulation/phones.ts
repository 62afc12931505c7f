import { type Channel, channelOf, numberOf } from "../../functions/twilio/address.ts";
import type { Random } from "./random.ts";

/*
 * What becomes of phones: out of reach for some hours, or dead for good from some day on, as a number that is being
 * cancelled should be.
 */

/** One way to reach somebody, and the line of ours that they write to. */
export type Account = { name: string; address: string; line: string; channel: Channel };

/** The user id that WhatsApp shows of somebody who hides their number. */
export const idOf = (address: string) => address.replace("whatsapp:+", "whatsapp:KH.");

/** How a webhook shows who sent a message. */
export type Sender = { From: string; ExternalUserId?: string };

/** By their address; and where WhatsApp shows user ids, by theirs too, or by that alone. */
export function shownBy(random: Random, showsIds: boolean): (account: Account) => Sender {
  return ({ address, channel }) => {
    if (channel !== "whatsapp" || !showsIds) return { From: address };
    const ExternalUserId = idOf(address);
    return { From: random.chance(0.4) ? ExternalUserId : address, ExternalUserId };
  };
}

/** The address of an account, which its user id is another one of. */
export const homeOf = (address: string) => address.replace("whatsapp:KH.", "whatsapp:+");

export type Phones = {
  /** How a number fares on a channel. WhatsApp waits for whoever is out of reach. */
  stateOf: (address: string, at: number) => "there" | "off" | "dead";
};

const hour = 3600_000;
const lineNumber = "+12025550143";

export function accountOf(name: string, channel: Channel, number: string): Account {
  const prefix = channel === "whatsapp" ? "whatsapp:" : "";
  return { name, address: prefix + number, line: prefix + lineNumber, channel };
}

export function createPhones(random: Random, accounts: Account[], from: number, until: number): Phones {
  const numbers = new Set(accounts.map(({ address }) => numberOf(address)));
  const fates = new Map(
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
      const fate = fates.get(numberOf(address));
      // A WhatsApp account lives on without its SIM.
      if (!fate || channelOf(address) === "whatsapp") return "there";
      if (at >= fate.deadFrom) return "dead";
      return fate.gaps.some(([begin, end]) => begin <= at && at < end) ? "off" : "there";
    },
  };
}

export const ourNumber = lineNumber;
