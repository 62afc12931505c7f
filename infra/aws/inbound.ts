import { overrides } from "../../functions/twilio/connection-overrides.ts";
import { common } from "./function.ts";
import { mediaOrigin } from "./media.ts";
import { settings } from "./settings.ts";

/** The address that signatures are checked against; by default the one in Lambda's event. */
export const ownOrigin = settings.CHECKBACK_DOMAIN
  ? `https://${settings.CHECKBACK_DOMAIN}`
  : settings.CHECKBACK_PUBLIC_ORIGIN;

const { environment, ...rest } = common("inbound");

/**
 * Twilio's webhooks. The time-out is that of Twilio's attempt: a later answer is lost. The initialization of a cold start
 * does not count.
 */
export const inbound = new sst.aws.Function("Inbound", {
  ...rest,
  url: settings.CHECKBACK_DOMAIN ? false : { cors: false },
  environment: {
    ...environment,
    CHECKBACK_MEDIA_ORIGIN: mediaOrigin,
    ...(settings.CHECKBACK_MMS && { CHECKBACK_MMS: settings.CHECKBACK_MMS }),
    ...(ownOrigin && { CHECKBACK_PUBLIC_ORIGIN: ownOrigin }),
  },
  memory: "1024 MB",
  timeout: `${Math.ceil(overrides.rt / 1000)} seconds`,
});
