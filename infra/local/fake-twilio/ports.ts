import type { SendPorts } from "../../../functions/ports.ts";
import { smsRouteFrom } from "../../../functions/twilio/address.ts";
import { restSender } from "../../../functions/twilio/send.ts";
import { clientOf } from "./client.ts";
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
};

/** What a desk sends with: the deployed sender, whose requests go to the fake Twilio. */
export function fakePorts({
  account,
  origin,
  timeout,
  templates,
  number,
}: Options): Pick<SendPorts, "sender" | "templates" | "smsRoute"> {
  const sids = async () => Object.fromEntries(templates().map(({ name, sid }) => [name, sid]));
  const { sid: accountSid, authToken } = account;
  return {
    sender: restSender({ accountSid, authToken, origin, httpClient: clientOf(origin, timeout), templates: sids }),
    templates: sids,
    smsRoute: smsRouteFrom(number),
  };
}
