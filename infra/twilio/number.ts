import type { Account } from "./account.ts";
import { campaignWarning, oneWayWarning } from "./countries.ts";
import { serviceOf } from "./service.ts";
import { fallbackWarning, type Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";

type Search = {
  account: Account;
  phoneNumber: string;
  webhooks: Webhooks;
  progress: (line: string) => void;
};

/**
 * One of the account's numbers for SMS, and whether it is in a Messaging Service; undefined when there is no such number.
 * A number's own "status callback" is for calls, so each message carries the address for its delivery reports.
 * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export async function numberTarget({
  account: { client },
  phoneNumber,
  webhooks,
  progress,
}: Search): Promise<{ target: Target; inService: boolean } | undefined> {
  const listed = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 20 });
  const number = listed.find((each) => each.phoneNumber === phoneNumber);
  if (!number) return undefined;
  const { sid, friendlyName, smsUrl, smsMethod, smsApplicationSid, smsFallbackUrl, capabilities } = number;
  const service = await serviceOf(client, sid, progress);

  const problems: string[] = [];
  if (!capabilities?.sms) problems.push(`${phoneNumber} can't send or receive SMS. Choose another number.`);
  if (smsApplicationSid)
    problems.push(
      `the TwiML app ${smsApplicationSid} answers this number's messages in place of its webhook. Remove it in ` +
        "Console > Phone Numbers > Active numbers > this number > Messaging configuration.",
    );
  if (service && !service.useInboundWebhookOnNumber)
    problems.push(
      `the Messaging Service "${service.friendlyName}" answers this number's messages. Connect the service instead: ` +
        `--service ${service.sid}`,
    );
  const warnings = [
    oneWayWarning(phoneNumber),
    campaignWarning([phoneNumber], service?.usAppToPersonRegistered ?? false),
    fallbackWarning(smsFallbackUrl),
  ].filter((warning) => warning !== undefined);
  const target = {
    title: `${phoneNumber} "${friendlyName}" (${sid})`,
    settings: [
      { name: "A message comes in", now: smsUrl ?? "", after: webhooks.message },
      { name: "  by HTTP", now: smsMethod ?? "", after: "POST" },
    ],
    problems,
    warnings,
    apply: () => client.incomingPhoneNumbers(sid).update({ smsUrl: webhooks.message, smsMethod: "POST" }),
    earlier: {
      sid,
      restore: ([smsUrl = "", smsMethod]: string[]) =>
        client.incomingPhoneNumbers(sid).update({ smsUrl, smsMethod: smsMethod || "POST" }),
    },
  };
  return { target, inService: service !== undefined };
}
