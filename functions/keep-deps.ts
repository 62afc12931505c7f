import type { Config } from "./config.ts";
import { createDeps } from "./deps.ts";
import type { KeepDeps } from "./keep.ts";
import { restSender } from "./twilio/send.ts";

/** The real parts of the functions that write first. They bring the REST client, so the webhook does without them. */
export function createKeepDeps(config: Config): KeepDeps {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, publicOrigin: origin } = config;
  if (origin === undefined) throw new Error("PUBLIC_ORIGIN is missing: delivery reports need it");
  return { ...createDeps(config), send: restSender({ accountSid, authToken, origin }) };
}
