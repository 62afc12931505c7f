import type { SendPorts } from "../../../functions/ports.ts";
import { smsRouteFrom } from "../../../functions/twilio/address.ts";
import { restSender } from "../../../functions/twilio/send.ts";
import { buttonSender } from "../../../functions/twilio/send-buttons.ts";
import { clientOf } from "./client.ts";
import { replySids } from "./replies.ts";
import type { Account } from "./signed.ts";
import type { ApprovedTemplate } from "./templates.ts";

type Options = {
  account: Account;
  /** Where the fake Twilio is, and our webhooks. */
  origin: string;
  /** The time-out of requests to Twilio, in milliseconds. */
  timeout: number | undefined;
  templates: () => ApprovedTemplate[];
  /** Our number for SMS. */
  number: string;
  /** Replies on WhatsApp have buttons and lists. */
  withButtons?: boolean | undefined;
};

/** What a desk sends with: the deployed sender, whose requests go to the fake Twilio. */
export function fakePorts({
  account,
  origin,
  timeout,
  templates,
  number,
  withButtons = false,
}: Options): Pick<SendPorts, "sender" | "templates" | "smsRoute" | "buttons"> {
  const sids = async () => Object.fromEntries(templates().map(({ name, sid }) => [name, sid]));
  const { sid: accountSid, authToken } = account;
  return {
    sender: restSender({ accountSid, authToken, origin, httpClient: clientOf(origin, timeout), templates: sids }),
    templates: sids,
    smsRoute: smsRouteFrom(number),
    buttons: withButtons
      ? buttonSender({
          accountSid,
          authToken,
          sids: async () => replySids,
          fetch: (url, init) => fetch(String(url).replace("https://api.twilio.com", origin), init),
        })
      : undefined,
  };
}
