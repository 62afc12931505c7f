import { inbound } from "./inbound.ts";
import { addressSecret, twilioAccountSid, twilioAuthToken } from "./secrets.ts";
import { table } from "./table.ts";

/** What the functions that write first have in common. Delivery is reported to the webhook's own address. */
export const writesFirst = {
  link: [table, twilioAccountSid, twilioAuthToken, addressSecret],
  environment: { PUBLIC_ORIGIN: inbound.url.apply((url) => url.replace(/\/$/, "")) },
  architecture: "arm64",
  runtime: "nodejs24.x",
  timeout: "60 seconds",
} as const;
