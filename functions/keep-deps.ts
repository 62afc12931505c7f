import { withBudget } from "./budget.ts";
import type { Config } from "./config.ts";
import { createDeps } from "./deps.ts";
import type { KeepDeps } from "./keep.ts";
import { smsInsteadFrom } from "./twilio/address.ts";
import { restChannel } from "./twilio/send.ts";

/** The real parts of the functions that write first. They bring the REST client, so the webhook does without them. */
export function createKeepDeps(config: Config): KeepDeps {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, publicOrigin: origin, smsFrom } = config;
  if (origin === undefined) throw new Error("PUBLIC_ORIGIN is missing: delivery reports need it");
  const deps = createDeps(config);
  const channel = withBudget(restChannel({ accountSid, authToken, origin }), deps.budget, deps.log);
  const smsInstead = smsFrom === undefined ? {} : { smsInstead: smsInsteadFrom(smsFrom) };
  return { ...deps, channel, templates: config.templates, ...smsInstead };
}
