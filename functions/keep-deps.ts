import type { Config } from "./config.ts";
import { createDeps } from "./deps.ts";
import type { KeepDeps } from "./keep.ts";
import { smsInsteadFrom } from "./twilio/address.ts";
import { restChannel } from "./twilio/send.ts";

/** The real parts of the functions that write first. They bring the REST client, so the webhook does without them. */
export function createKeepDeps(config: Config): KeepDeps {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, publicOrigin: origin, smsFrom } = config;
  if (origin === undefined) throw new Error("CHECKBACK_PUBLIC_ORIGIN is missing: delivery reports need it");
  const channel = restChannel({ accountSid, authToken, origin });
  const smsInstead = smsFrom === undefined ? {} : { smsInstead: smsInsteadFrom(smsFrom) };
  return { ...createDeps(config), channel, templates: config.templates, ...smsInstead };
}
