import { operatorLocale } from "../operator-locale.ts";
import { aws } from "./prices.ts";
import type { Sample, Samples } from "./sample-conversation.ts";
import { monitoring, usageOf } from "./usage.ts";

/** The inputs: prices in US dollars, and how long a webhook takes. */
export type Given = {
  /** An SMS segment. */
  sms: number;
  /** Twilio's part of a WhatsApp message, in each direction. */
  whatsapp: number;
  /** Meta's part of a WhatsApp message that we send, if known. */
  meta?: number;
  /** Replies a month that Meta does not charge for. */
  metaFree: number;
  webhookSeconds: number;
};

/** US dollars for a month: AWS by item, and the messages by channel (and SMS by language). */
export type Bill = {
  conversations: number;
  aws: Record<string, number>;
  messages: Record<string, Record<string, number>>;
};

const languageName = new Intl.DisplayNames(operatorLocale, { type: "language" });

/** What this many conversations cost in a month. AWS is computed from the longest sample. */
export function billFor(
  conversations: number,
  { samples, longest, onWhatsApp }: Pick<Samples, "samples" | "longest" | "onWhatsApp">,
  given: Given,
): Bill {
  const used = usageOf(conversations, longest, given.webhookSeconds);
  const bySms = samples.map(({ language, segments }) => [
    `SMS, ${languageName.of(language)}`,
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
        monitoring.metrics * aws.metric + monitoring.alarmed * aws.alarmed + monitoring.dashboards * aws.dashboard,
    },
    messages: {
      ...Object.fromEntries(bySms),
      ...byWhatsapp("WhatsApp", conversations, onWhatsApp, given),
      ...byWhatsapp("WhatsApp, step by step", conversations, longest, given),
    },
  };
}

/**
 * Twilio charges for messages in both directions. Meta charges for ours: replies beyond the free ones, and check-backs, which
 * are utility templates at the same price.
 */
function byWhatsapp(
  channel: string,
  conversations: number,
  { ours, theirs, checkBacks }: Sample,
  { whatsapp, meta, metaFree }: Given,
): Bill["messages"] {
  const twilio = { [`Twilio's part of ${ours + theirs} messages`]: conversations * (ours + theirs) * whatsapp };
  if (meta === undefined) return { [`${channel} without Meta's part`]: twilio };
  const charged = Math.max(0, conversations * (ours - checkBacks) - metaFree) + conversations * checkBacks;
  return { [channel]: { ...twilio, [`Meta's part of ${ours} sent messages`]: charged * meta } };
}

export const total = (items: Record<string, number>) => Object.values(items).reduce((sum, one) => sum + one, 0);
