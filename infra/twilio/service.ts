import twilio from "twilio";
import type { ServiceInstance } from "twilio/lib/rest/messaging/v1/service.js";
import type { Account } from "./account.ts";
import { campaignWarning, oneWayWarning } from "./countries.ts";
import { fallbackWarning, type Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";

/** More Messaging Services than an account is likely to have. */
const maxServices = 200;

/** The Messaging Service that a number (PN...) is in; undefined when it is in none. */
export async function serviceOf(
  client: twilio.Twilio,
  number: string,
  progress: (line: string) => void,
): Promise<ServiceInstance | undefined> {
  const services = await client.messaging.v1.services.list({ limit: maxServices });
  for (const [i, service] of services.entries()) {
    progress(`looking for the number in Messaging Service ${i + 1} of ${services.length} ...`);
    const isIn = await client.messaging.v1
      .services(service.sid)
      .phoneNumbers(number)
      .fetch()
      .then(() => true)
      .catch((error) => {
        if (error instanceof twilio.RestException && error.status === 404) return false;
        throw error;
      });
    if (isIn) return service;
  }
  return undefined;
}

/** A Messaging Service, and the WhatsApp numbers among its senders. Rejects when the account has no such service. */
export async function serviceTarget(
  { client }: Account,
  sid: string,
  webhooks: Webhooks,
): Promise<{ target: Target; whatsapp: string[] }> {
  const at = client.messaging.v1.services(sid);
  const service = await at.fetch();
  const numbers = (await at.phoneNumbers.list({ limit: 1000 })).map(({ phoneNumber }) => phoneNumber);
  const channels = (await at.channelSenders.list({ limit: 1000 })).map(({ sender }) => sender);
  const whatsapp = channels.filter((sender) => sender.startsWith("whatsapp:"));

  const warnings = [
    ...numbers.map(oneWayWarning),
    campaignWarning(numbers, service.usAppToPersonRegistered),
    numbers.length + channels.length === 0 ? "it has no sender, so people can't write to it yet" : undefined,
    fallbackWarning(service.fallbackUrl),
  ].filter((warning) => warning !== undefined);
  const after = {
    inboundRequestUrl: webhooks.message,
    inboundMethod: "POST",
    useInboundWebhookOnNumber: false,
    statusCallback: webhooks.status,
  } as const;
  const senders = [...numbers, ...channels].join(", ");
  const target: Target = {
    title: `Messaging Service "${service.friendlyName}" (${sid})${senders && ` with ${senders}`}`,
    settings: [
      { name: "Send a webhook", now: service.inboundRequestUrl ?? "", after: after.inboundRequestUrl },
      { name: "  by HTTP", now: service.inboundMethod ?? "", after: after.inboundMethod },
      { name: "  whose", now: whose(service.useInboundWebhookOnNumber), after: whose(after.useInboundWebhookOnNumber) },
      { name: "Delivery status callback", now: service.statusCallback ?? "", after: after.statusCallback },
    ],
    problems: [],
    warnings,
    apply: () => at.update(after),
  };
  return { target, whatsapp };
}

const whose = (isNumbers: boolean) => (isNumbers ? "each sender's own" : "the service's");
