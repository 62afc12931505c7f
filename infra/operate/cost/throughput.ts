import { dueShards } from "../../../functions/store/table.ts";
import { maxPerShard } from "../../../functions/sweep-overdue.ts";
import { defaultGraceMinutes } from "../../../functions/wiring/limits.ts";
import { inProduction } from "../../aws/reservations.ts";
import { messagingLimits, perSecond } from "./prices.ts";
import type { Counted } from "./sample-conversation.ts";
import { checkBackSeconds, usedBy } from "./usage.ts";

/** A month's messages fall into ten hours of each of 30 days. */
const busySeconds = 30 * 10 * 60 * 60;

/**
 * How many webhooks run at once at most in production, and how many requests a second Lambda takes for each of these.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-vs-requests-per-second
 */
export const reserved = inProduction.inbound.most;
const requestsEach = 10;

/** The sweep runs so often, in minutes, and begins with no other check-back in its last one. */
export const sweep = { every: 5, working: 4 };

/** The stream hands out so many batches of each of its shards at a time; in a batch one check-back follows the other. */
export const atOnce = 5;

/** What our side can do. */
export function limits(webhookSeconds: number) {
  const checkBacksAMinute = 60 / checkBackSeconds;
  return {
    webhooksASecond: Math.floor(reserved * Math.min(requestsEach, 1 / webhookSeconds)),
    sweptAMinute: (dueShards.length * Math.min(maxPerShard, sweep.working * checkBacksAMinute)) / sweep.every,
    streamedAMinute: atOnce * checkBacksAMinute,
  };
}

/** The stream begins at once, one shard of it; the sweep helps after its grace. */
function minutesFor(checkBacks: number, { sweptAMinute, streamedAMinute }: Record<string, number>): number {
  const [streamed = 0, swept = 0] = [streamedAMinute, sweptAMinute];
  const alone = streamed * defaultGraceMinutes;
  return checkBacks <= alone ? checkBacks / streamed : defaultGraceMinutes + (checkBacks - alone) / (streamed + swept);
}

/** How fast so many conversations a month go, how many senders it takes, and a day's check-backs, all due at once. */
export function paceOf(conversations: number, talk: Counted, webhookSeconds: number) {
  const { webhooks } = usedBy(conversations, talk, webhookSeconds);
  const segments = (conversations * talk.ourSegments) / busySeconds;
  const messages = (conversations * talk.ours) / busySeconds;
  const checkBacks = Math.ceil((conversations * talk.checkBacks) / 30);
  const { sweptAMinute, streamedAMinute } = limits(webhookSeconds);
  return {
    conversations,
    segments,
    messages,
    checkBacks,
    webhooks: webhooks / busySeconds,
    longCodes: Math.ceil(segments / perSecond.longCode),
    tollFree: Math.ceil(segments / perSecond.tollFree),
    whatsappSenders: Math.ceil(messages / perSecond.whatsapp),
    /** The lowest of Meta's messaging limits that a day's check-backs keep to; nothing when only no limit does. */
    messagingLimit: messagingLimits.find((people) => checkBacks <= people),
    minutes: Math.ceil(minutesFor(checkBacks, { sweptAMinute, streamedAMinute })),
  };
}
