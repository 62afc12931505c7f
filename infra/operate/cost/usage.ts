import { waitReasons } from "../../../functions/engine/checkback/wake-time.ts";
import { metrics } from "../../../functions/log/metrics.ts";
import { dueShards } from "../../../functions/store/table.ts";
import type { Sample } from "./sample-conversation.ts";

/**
 * What the sample conversation uses of DynamoDB, as a test measures it on DynamoDB Local. For transactions the engine counts
 * more than AWS documents, so this is on the high side.
 */
export const capacity = { reads: 41, writes: 79, kilobytes: 3 };

/** An estimate for each call: half a kilobyte of Lambda's own lines, and our log line with its metrics. */
const loggedKilobytes = 1.5;

/** An estimate of how long a check-back takes, most of it Twilio's answer. A run of the sweep that finds nothing takes less. */
export const checkBackSeconds = 0.5;

/** Delivery reports for each message: sent and delivered. A number outside a Messaging Service gets fewer. */
const reports = 2;

/** One for the check-back, and one to ask again, even when the person has answered by then. */
const timers = 2;

/** A message to the deployment's own address: its interval in minutes, and the capacity it uses, measured as above. */
export const canary = { every: 5, reads: 1, writes: 1 };

/** Gigabytes of memory. */
export const memory = { inbound: 1, followups: 0.5, sweep: 2, canary: 0.25 };

/** What costs the same without any conversation. A test compares it with the plan. */
export const monitoring = { alarmed: 49, dashboards: 1, queries: 9, metrics: Object.keys(metrics).length };

const minutesAMonth = 30 * 24 * 60;

/** One every five minutes. */
const sweeps = minutesAMonth / 5;

const canaries = minutesAMonth / canary.every;

/** The dashboard shows this many days and is opened once a day, so each log line is scanned this often. */
const shownDays = 7;

/** What this many conversations use in a month. `webhookSeconds`: how long one webhook takes. */
export function usageOf(conversations: number, sample: Sample, webhookSeconds: number) {
  const webhooks = conversations * (sample.theirs + reports * sample.ours);
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
    // A run of the sweep queries each shard and each reason to wait, and reads the templates twice. A query that finds
    // nothing costs half a unit.
    reads:
      conversations * capacity.reads +
      (sweeps * (dueShards.length + waitReasons.length + 4)) / 2 +
      canaries * canary.reads,
    writes: conversations * capacity.writes + canaries * canary.writes,
    // Conversations expire 30 days after the last message, so a month's are stored.
    stored: (conversations * capacity.kilobytes) / 1e6,
    searched: logged * shownDays * monitoring.queries,
  };
}
