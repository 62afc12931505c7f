import { inbound, ownOrigin } from "./inbound.ts";
import { secrets } from "./secrets.ts";
import { table } from "./table.ts";

/** Your number for SMS, given at deployment: SMS_FROM=+12025550143. For whom WhatsApp can't be written to any more. */
const smsFrom = process.env.SMS_FROM;

/** What the functions that write first have in common. Delivery is reported to where the webhooks are. */
export const writesFirst = {
  link: [table, ...secrets],
  environment: {
    PUBLIC_ORIGIN: ownOrigin ?? inbound.url.apply((url) => url.replace(/\/$/, "")),
    ...(smsFrom && { SMS_FROM: smsFrom }),
  },
  architecture: "arm64" as const,
  runtime: "nodejs24.x" as const,
};
