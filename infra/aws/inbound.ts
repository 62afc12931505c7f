import { overrides } from "../../functions/twilio/connection-overrides.ts";
import { common } from "./function.ts";
import { settings } from "./settings.ts";

/** The address that signatures are checked against. Without one, it's the one that Lambda says it was called by. */
export const ownOrigin = settings.CHECKBACK_DOMAIN
  ? `https://${settings.CHECKBACK_DOMAIN}`
  : settings.CHECKBACK_PUBLIC_ORIGIN;

const { environment, ...rest } = common("inbound");

/**
 * Twilio's webhooks. An answer after Twilio's attempt has ended is lost, so a longer time-out would only be paid for.
 * The time that a cold start takes to load is not part of it.
 */
export const inbound = new sst.aws.Function("Inbound", {
  ...rest,
  url: settings.CHECKBACK_DOMAIN ? false : { cors: false },
  environment: { ...environment, ...(ownOrigin && { CHECKBACK_PUBLIC_ORIGIN: ownOrigin }) },
  memory: "1024 MB",
  timeout: `${Math.ceil(overrides.rt / 1000)} seconds`,
});
