import { randomInt } from "node:crypto";
import { createBudget, withBudget } from "../../../functions/budget.ts";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Log } from "../../../functions/log/log.ts";
import type { SendPorts, TemplatePorts } from "../../../functions/ports.ts";
import { memorySpending } from "../../../functions/store/memory-spending.ts";
import { memoryTemplates } from "../../../functions/store/templates.ts";
import { checkTemplates } from "../../../functions/templates/check-templates.ts";
import { lastStored } from "../../../functions/templates/stored-templates.ts";
import { smsRouteFrom } from "../../../functions/twilio/address.ts";
import { restClient } from "../../../functions/twilio/client.ts";
import { listContents } from "../../../functions/twilio/contents.ts";
import { restSender } from "../../../functions/twilio/send.ts";
import { buttonSender } from "../../../functions/twilio/send-buttons.ts";
import { defaultLimits } from "../../../functions/wiring/limits.ts";
import type { Account } from "../fake-twilio/signed.ts";
import type { Messages } from "../messages.ts";
import type { Live } from "./live.ts";
import { recordReplies, recordSent } from "./record.ts";

type Parts = {
  account: Account;
  content: Content;
  messages: Messages;
  now: () => number;
  log: Log;
  /** Replies on WhatsApp have buttons and lists, if the account has the contents for them. */
  withButtons?: boolean | undefined;
};

/**
 * What a live desk sends with: the deployed sender, limits and templates. The counts and the templates are in memory, so
 * templates are asked for at each start and once a day.
 */
export function livePorts(
  { httpClient, origin, shown }: Live,
  { account, content, messages, now, log, withButtons = false }: Parts,
): {
  ports: Pick<SendPorts, "sender" | "templates" | "budget" | "smsRoute" | "buttons">;
  checkTemplates: () => Promise<void>;
} {
  const client = { accountSid: account.sid, authToken: account.authToken, ...(httpClient && { httpClient }) };
  const templateStore = memoryTemplates();
  const stored = lastStored(templateStore, now);
  const templates = async () => (await stored())?.sids ?? {};
  const limits = { ...defaultLimits, countries: [] };
  const budget = createBudget({ limits, spending: memorySpending(), random: (below) => randomInt(below), now, log });
  const sender = recordSent(restSender({ ...client, origin, templates }), messages, now);
  const sids = async () => (await stored())?.replySids ?? {};
  const buttons = recordReplies(
    buttonSender({ accountSid: account.sid, authToken: account.authToken, sids, fetch }),
    messages,
    now,
  );
  const rest = restClient(client);
  const templatePorts: TemplatePorts = { content, templateStore, listContents: () => listContents(rest), now, log };
  return {
    ports: {
      sender: withBudget(sender, budget, log),
      templates,
      budget,
      ...(withButtons && { buttons }),
      ...(shown.channels.includes("sms") && { smsRoute: smsRouteFrom(shown.number) }),
    },
    checkTemplates: () => checkTemplates(templatePorts),
  };
}
