import { waitReasons } from "../../../functions/engine/checkback/wake-time.ts";
import { metrics } from "../../../functions/log/metrics.ts";
import { dueShards } from "../../../functions/store/table.ts";
import type { Counted } from "./sample-conversation.ts";

/**
 * What the conversation uses of DynamoDB, as its own engine counts on one desk (a test plays it there). In a transaction
 * that counts more than AWS says of itself, so this is rather too much.
 */
export const capacity = { reads: 41, writes: 72, kilobytes: 3 };

/** Half a kilobyte is Lambda's own lines; the rest is our wide line and its metrics. An estimate. */
const loggedKilobytes = 1.5;

/** How long a check-back takes: most of it is Twilio's answer. A run of the sweep that finds nothing takes less. An estimate. */
export const checkBackSeconds = 0.5;

/** Of each message of ours two reports: sent, delivered. A number in no Messaging Service has fewer. */
const reports = 2;

/** One for the check-back, and one for asking once more, though by then they have answered. */
const timers = 2;

/** A message to our own address, so often, in minutes, and what it uses of DynamoDB, counted like the conversation's. */
export const canary = { every: 5, reads: 1, writes: 1 };

/** Gigabytes of memory. */
export const memory = { inbound: 1, followups: 0.5, sweep: 0.5, canary: 0.25 };

/** What is there whether anybody writes or not; held to the plan by a test. */
export const standing = { alarmed: 49, dashboards: 1, queries: 9, metrics: Object.keys(metrics).length };

const minutesAMonth = 30 * 24 * 60;

/** One every five minutes. */
const sweeps = minutesAMonth / 5;

const canaries = minutesAMonth / canary.every;

/** The dashboard shows so many days, and is looked at every day: so often is each line looked through. */
const shownDays = 7;

/** What so many conversations use in a month. `webhookSeconds`: how long one webhook takes. */
export function usedBy(conversations: number, talk: Counted, webhookSeconds: number) {
  const webhooks = conversations * (talk.theirs + reports * talk.ours);
  const woken = conversations * timers;
  // The canary is a function that calls another.
  const requests = webhooks + woken + sweeps + 2 * canaries;
  const logged = (requests * loggedKilobytes) / 1e6;
  return {
    webhooks,
    requests,
    logged,
    gigabyteSeconds:
      webhooks * webhookSeconds * memory.inbound +
      woken * checkBackSeconds * memory.followups +
      sweeps * checkBackSeconds * memory.sweep +
      canaries * webhookSeconds * (memory.inbound + memory.canary),
    // A run of the sweep asks each shard, what waits for each reason, and twice for the templates; a query that finds
    // nothing is half a unit.
    reads:
      conversations * capacity.reads +
      (sweeps * (dueShards.length + waitReasons.length + 4)) / 2 +
      canaries * canary.reads,
    writes: conversations * capacity.writes + canaries * canary.writes,
    // Kept for 30 days after the last word: a month's.
    stored: (conversations * capacity.kilobytes) / 1e6,
    searched: logged * shownDays * standing.queries,
  };
}
