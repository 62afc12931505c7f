import { inbound, ownOrigin } from "./inbound.ts";
import { addressSecret, twilioAccountSid, twilioAuthToken } from "./secrets.ts";
import { table } from "./table.ts";

/** What the functions that write first have in common. Delivery is reported to where the webhooks are. */
export const writesFirst = {
  link: [table, twilioAccountSid, twilioAuthToken, addressSecret],
  environment: { PUBLIC_ORIGIN: ownOrigin ?? inbound.url.apply((url) => url.replace(/\/$/, "")) },
  architecture: "arm64",
  runtime: "nodejs24.x",
} as const;
