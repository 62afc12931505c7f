import { aws } from "./prices.ts";
import type { Counted, Talks } from "./sample-conversation.ts";
import { standing, usedBy } from "./usage.ts";

/** What is reckoned with: prices in US dollars, and seconds for a webhook. */
export type Given = {
  /** An SMS segment. */
  sms: number;
  /** Twilio's part of a WhatsApp message, in each direction. */
  whatsapp: number;
  /** Meta's part of a message of ours: a market's price, where known. */
  meta?: number;
  /** How many replies of ours a month are free at Meta. */
  metaFree: number;
  webhookSeconds: number;
};

/** US dollars for a month: AWS's items, and the messages' by the way they go: by SMS in a language, or by WhatsApp. */
export type Bill = {
  conversations: number;
  aws: Record<string, number>;
  messages: Record<string, Record<string, number>>;
};

const named = { en: "English", zh: "Chinese", km: "Khmer" };

/** What so many conversations cost in a month. AWS is reckoned with the English one, the longest. */
export function billFor(conversations: number, talks: Talks, given: Given): Bill {
  const { en } = talks;
  const used = usedBy(conversations, en, given.webhookSeconds);
  const bySms = Object.entries(talks).map(([language, { segments }]) => [
    `SMS, ${named[language as keyof Talks]}`,
    { [`${segments} segments`]: conversations * segments * given.sms },
  ]);
  return {
    conversations,
    aws: {
      "Lambda, requests": used.requests * aws.request,
      "Lambda, time": used.gigabyteSeconds * aws.gigabyteSecond,
      "DynamoDB, reads": used.reads * aws.read,
      "DynamoDB, writes": used.writes * aws.write,
      "DynamoDB, storage and backups": used.stored * aws.stored,
      "Logs, written": used.logged * aws.logged,
      "Logs, searched by the dashboard": used.searched * aws.searched,
      "Metrics, alarms, dashboard":
        standing.metrics * aws.metric + standing.alarmed * aws.alarmed + standing.dashboards * aws.dashboard,
    },
    messages: { ...Object.fromEntries(bySms), ...byWhatsapp(conversations, en, given) },
  };
}

/**
 * Twilio bills both sides' messages. Meta bills ours: replies, as far as they are not free, and check-backs, which are
 * templates of the kind "utility" at the same price.
 */
function byWhatsapp(
  conversations: number,
  { ours, theirs, checkBacks }: Counted,
  { whatsapp, meta, metaFree }: Given,
): Bill["messages"] {
  const twilios = { [`Twilio's part of ${ours + theirs} messages`]: conversations * (ours + theirs) * whatsapp };
  if (meta === undefined) return { "WhatsApp without Meta's part": twilios };
  const billed = Math.max(0, conversations * (ours - checkBacks) - metaFree) + conversations * checkBacks;
  return { WhatsApp: { ...twilios, [`Meta's part of ${ours} messages of ours`]: billed * meta } };
}

export const total = (items: Record<string, number>) => Object.values(items).reduce((sum, one) => sum + one, 0);
