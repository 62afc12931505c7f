import { aws } from "./prices.ts";
import type { Talks } from "./talk.ts";
import { standing, usedBy } from "./used.ts";

/** What is reckoned with: US dollars for an SMS segment, and for a WhatsApp message where known; seconds for a webhook. */
export type Given = { sms: number; whatsapp?: number; webhookSeconds: number };

/** US dollars for a month: AWS's items, and the messages, by SMS in a language or by WhatsApp. */
export type Bill = { conversations: number; aws: Record<string, number>; messages: Record<string, number> };

const named = { en: "English", zh: "Chinese", km: "Khmer" };

/** What so many conversations cost in a month. AWS is reckoned with the English one, the longest. */
export function billFor(conversations: number, talks: Talks, { sms, whatsapp, webhookSeconds }: Given): Bill {
  const { en } = talks;
  const used = usedBy(conversations, en, webhookSeconds);
  const bySms = Object.entries(talks).map(([language, { segments }]) => [
    `SMS, ${named[language as keyof Talks]}: ${segments} segments`,
    conversations * segments * sms,
  ]);
  const messages = en.ours + en.theirs;
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
    messages: {
      ...Object.fromEntries(bySms),
      ...(whatsapp !== undefined && { [`WhatsApp: ${messages} messages`]: conversations * messages * whatsapp }),
    },
  };
}

export const total = (items: Record<string, number>) => Object.values(items).reduce((sum, one) => sum + one, 0);
