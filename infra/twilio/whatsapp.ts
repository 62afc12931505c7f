import type {
  ChannelsSenderInstance,
  MessagingV2ChannelsSenderRequestsUpdate,
} from "twilio/lib/rest/messaging/v2/channelsSender.js";
import type { Account } from "./account.ts";
import { messagingLimit } from "./messaging-limit.ts";
import type { Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";

/** What Meta requires to be done by hand. */
export const whatsappByHand =
  "registration, display name and Meta's verification of the business: Console > Messaging > Senders > WhatsApp senders";

/**
 * The WhatsApp senders of the account among these addresses ("whatsapp:+12025550143"). The API sets their webhooks.
 * https://www.twilio.com/docs/whatsapp/api/senders
 */
export async function whatsappTargets({ client }: Account, addresses: string[], webhooks: Webhooks): Promise<Target[]> {
  const all = await client.messaging.v2.channelsSenders.list({ channel: "whatsapp", limit: 1000 });
  const senders = all.filter(({ senderId }) => addresses.includes(senderId));
  return Promise.all(
    senders.map(async (listed) => {
      const at = client.messaging.v2.channelsSenders(listed.sid);
      // A list may omit the properties.
      const sender = listed.properties?.messagingLimit ? listed : await at.fetch();
      return targetOf(sender, webhooks, (update) => at.update(update));
    }),
  );
}

function targetOf(
  { sid, senderId, status, webhook, offlineReasons, properties }: ChannelsSenderInstance,
  { message, status: statusWebhook }: Webhooks,
  update: (update: MessagingV2ChannelsSenderRequestsUpdate) => Promise<unknown>,
): Target {
  const reasons = (offlineReasons ?? []).map(({ code, message }) => `${code} ${message}`).join("; ");
  const limit = messagingLimit(properties);
  const isOnline = status.startsWith("ONLINE");
  const after = {
    callback_url: message,
    callback_method: "POST",
    status_callback_url: statusWebhook,
    status_callback_method: "POST",
  };
  // An update may erase fields that it does not name.
  const fallback = webhook?.fallbackUrl
    ? { fallback_url: webhook.fallbackUrl, fallback_method: webhook.fallbackMethod }
    : {};
  // The client sends this unchanged, so it needs the API's own names; its types say otherwise.
  const updateOf = (values: typeof after) =>
    ({ webhook: { ...fallback, ...values } }) as unknown as MessagingV2ChannelsSenderRequestsUpdate;
  return {
    title: `${senderId} (${sid})`,
    settings: [
      { name: "Webhook for incoming messages", now: webhook?.callbackUrl ?? "", after: after.callback_url },
      { name: "  by HTTP", now: webhook?.callbackMethod ?? "", after: after.callback_method },
      { name: "Status callback", now: webhook?.statusCallbackUrl ?? "", after: after.status_callback_url },
      { name: "  by HTTP", now: webhook?.statusCallbackMethod ?? "", after: after.status_callback_method },
    ],
    problems: [],
    warnings: [...(isOnline ? [] : [`it is ${status}${reasons && ` (${reasons})`}, not ONLINE`]), ...limit.warnings],
    notes: limit.notes,
    byHand: whatsappByHand,
    apply: () => update(updateOf(after)),
    earlier: {
      sid,
      restore: ([url = "", method, statusUrl = "", statusMethod]) =>
        update(
          updateOf({
            callback_url: url,
            callback_method: method || "POST",
            status_callback_url: statusUrl,
            status_callback_method: statusMethod || "POST",
          }),
        ),
    },
  };
}
