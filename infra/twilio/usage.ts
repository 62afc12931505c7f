import type { TriggerInstance } from "twilio/lib/rest/api/v2010/account/usage/trigger.js";
import type { Account } from "./account.ts";
import type { Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";

/** More triggers than an account is likely to have. */
const maxListed = 1_000;

/** All that the account pays for, WhatsApp and numbers included: https://www.twilio.com/docs/usage/api/usage-record */
const category = "totalprice";

/**
 * What tells when a day becomes expensive: Twilio calls the deployment, whose alarm `usage-limit` then rings. A trigger tells
 * once a day (GMT) and stops nothing. https://www.twilio.com/docs/usage/api/usage-trigger
 *
 * @param limit US dollars a day; without it, what there is is shown and nothing changes
 */
export async function usageTarget(
  { client }: Account,
  limit: number | undefined,
  { usage }: Webhooks,
): Promise<Target> {
  const { triggers } = client.usage;
  const listed = await triggers.list({ recurring: "daily", triggerBy: "price", limit: maxListed });
  const before = listed.filter((each) => each.usageCategory === category && each.callbackUrl === usage);
  const others = listed.filter((each) => !before.includes(each)).map(described);
  const now = before.map(({ triggerValue }) => `$${Number(triggerValue)}`).join(", ");
  const isSilent = limit === undefined && listed.length === 0;
  return {
    title: "Spending in a day, of the whole account",
    settings: [{ name: "Told to the deployment from", now, after: limit === undefined ? now : `$${limit}` }],
    problems: [],
    warnings: [],
    notes: [
      ...(isSilent ? ["nothing tells when a day becomes expensive: --usage-limit 20 does, from $20 a day"] : []),
      ...others,
    ],
    async apply() {
      const wanted = { callbackUrl: usage, usageCategory: category, triggerValue: String(limit) };
      const friendlyName = `Checkback: $${limit} a day`;
      await triggers.create({
        ...wanted,
        friendlyName,
        callbackMethod: "POST",
        recurring: "daily",
        triggerBy: "price",
      });
      // A trigger's value can't be changed.
      for (const { sid } of before) await triggers(sid).remove();
    },
  };
}

const described = ({ friendlyName, triggerValue, usageCategory, callbackUrl }: TriggerInstance) =>
  `the trigger "${friendlyName}" calls ${callbackUrl} from $${Number(triggerValue)} a day of ${usageCategory}`;

/** What protects from traffic pumping (SMS sent to earn a share of its price), and is set only by hand. */
export const pumpingChecklist: string[] = [
  "Against traffic pumping by SMS, which the API does not show:",
  "- Console > Messaging > Settings > Geo permissions: leave on only the countries whose people you serve.",
  "- Console > Messaging > Settings > General: switch SMS Pumping Protection on, where Twilio has it for your traffic.",
  "- Console > Billing > Manage billing: keep auto-recharge off or low, and have a mail sent when the balance is low.",
  "  https://www.twilio.com/docs/messaging/guides/sms-geo-permissions",
];
