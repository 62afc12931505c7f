import { addressSecret, twilioAccountSid, twilioAuthToken } from "./secrets.ts";
import { table } from "./table.ts";

/** Twilio's webhooks. Twilio waits 15 seconds; a longer time-out would only be paid for. */
export const inbound = new sst.aws.Function("Inbound", {
  handler: "functions/inbound.handler",
  url: true,
  link: [table, twilioAccountSid, twilioAuthToken, addressSecret],
  architecture: "arm64",
  runtime: "nodejs24.x",
  timeout: "14 seconds",
});
