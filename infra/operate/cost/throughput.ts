import { defaultGraceMinutes, defaultSweepParallel } from "../../../functions/wiring/limits.ts";
import { inProduction } from "../../aws/reservations.ts";
import { messagingLimits, perSecond } from "./prices.ts";
import type { Sample } from "./sample-conversation.ts";
import { checkBackSeconds, usageOf } from "./usage.ts";

/** A month's messages arrive within ten hours of each of 30 days. */
const busySeconds = 30 * 10 * 60 * 60;

/**
 * How many webhooks run at once at most in production, and how many requests a second Lambda accepts for each of them.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-vs-requests-per-second
 */
export const reserved = inProduction.inbound.max;
const requestsEach = 10;

/** The sweep's interval and the time in which it starts check-backs, in minutes. */
export const sweep = { every: 5, working: 4 };

/** Batches of each shard of the stream that are processed at once. A batch sends its check-backs one after the other. */
export const batchesAtOnce = 5;

/** What the deployment can process. */
export function limits(webhookSeconds: number) {
  const checkBacksAMinute = 60 / checkBackSeconds;
  return {
    webhooksASecond: Math.floor(reserved * Math.min(requestsEach, 1 / webhookSeconds)),
    sweptAMinute: (defaultSweepParallel * checkBacksAMinute * sweep.working) / sweep.every,
    streamedAMinute: batchesAtOnce * checkBacksAMinute,
  };
}

/** One shard of the stream starts at once; the sweep helps after its grace period. */
function minutesFor(checkBacks: number, webhookSeconds: number): number {
  const { streamedAMinute, sweptAMinute } = limits(webhookSeconds);
  const alone = streamedAMinute * defaultGraceMinutes;
  if (checkBacks <= alone) return checkBacks / streamedAMinute;
  return defaultGraceMinutes + (checkBacks - alone) / (streamedAMinute + sweptAMinute);
}

export type Throughput = ReturnType<typeof throughputOf>;

/** How fast this many conversations a month go, how many senders they need, and a day's check-backs, all due at once. */
export function throughputOf(conversations: number, sample: Sample, webhookSeconds: number) {
  const { webhooks } = usageOf(conversations, sample, webhookSeconds);
  const segments = (conversations * sample.ourSegments) / busySeconds;
  const messages = (conversations * sample.ours) / busySeconds;
  const checkBacks = Math.ceil((conversations * sample.checkBacks) / 30);
  return {
    conversations,
    segments,
    messages,
    checkBacks,
    webhooks: webhooks / busySeconds,
    longCodes: Math.ceil(segments / perSecond.longCode),
    tollFree: Math.ceil(segments / perSecond.tollFree),
    whatsappSenders: Math.ceil(messages / perSecond.whatsapp),
    /** The lowest of Meta's messaging limits that covers a day's check-backs; undefined when only no limit does. */
    messagingLimit: messagingLimits.find((people) => checkBacks <= people),
    minutes: Math.ceil(minutesFor(checkBacks, webhookSeconds)),
  };
}
