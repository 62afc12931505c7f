import type { TriggerInstance } from "twilio/lib/rest/api/v2010/account/usage/trigger.js";
import type { Account } from "./account.ts";
import type { Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";

/** More triggers than an account is likely to have. */
const maxListed = 1_000;

/** Everything the account pays for, WhatsApp and numbers included: https://www.twilio.com/docs/usage/api/usage-record */
const category = "totalprice";

/**
 * Twilio's usage trigger, which calls the deployment when a day becomes expensive; then the alarm `usage-limit` fires. A
 * trigger calls once a day (GMT) and stops nothing. https://www.twilio.com/docs/usage/api/usage-trigger
 *
 * @param limit US dollars a day; without it the present trigger is shown and nothing changes
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
    settings: [{ name: "Reported to the deployment from", now, after: limit === undefined ? now : `$${limit}` }],
    problems: [],
    warnings: [],
    notes: [
      ...(isSilent ? ["an expensive day is not reported: --usage-limit 20 reports it from $20 a day"] : []),
      ...others,
    ],
    async apply() {
      await triggers.create({
        callbackUrl: usage,
        usageCategory: category,
        triggerValue: String(limit),
        friendlyName: `Checkback: $${limit} a day`,
        callbackMethod: "POST",
        recurring: "daily",
        triggerBy: "price",
      });
      // A trigger's value can't be changed, so the former ones are removed.
      for (const { sid } of before) await triggers(sid).remove();
    },
  };
}

const described = ({ friendlyName, triggerValue, usageCategory, callbackUrl }: TriggerInstance) =>
  `the trigger "${friendlyName}" calls ${callbackUrl} from $${Number(triggerValue)} a day of ${usageCategory}`;

/** Settings against traffic pumping (SMS sent to earn a share of its price), which only the Console has. */
export const pumpingChecklist: string[] = [
  "Against traffic pumping by SMS, which the API does not show:",
  "- Console > Messaging > Settings > Geo permissions: leave on only the countries that you serve.",
  "- Console > Messaging > Settings > General: switch SMS Pumping Protection on, if Twilio offers it for your traffic.",
  "- Console > Billing > Manage billing: keep auto-recharge off or low, and set an alert for a low balance.",
  "  https://www.twilio.com/docs/messaging/guides/sms-geo-permissions",
];
