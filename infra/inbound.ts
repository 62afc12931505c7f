import { secrets } from "./secrets.ts";
import { table } from "./table.ts";

/** An address of one's own in front of the functions, given at deployment: PUBLIC_ORIGIN=https://sms.example.com */
export const ownOrigin = process.env.PUBLIC_ORIGIN?.replace(/\/$/, "");

/** Twilio's webhooks. Twilio waits 15 seconds; a longer time-out would only be paid for. */
export const inbound = new sst.aws.Function("Inbound", {
  handler: "functions/inbound.handler",
  url: true,
  link: [table, ...secrets],
  environment: { ...(ownOrigin && { PUBLIC_ORIGIN: ownOrigin }), DEFAULT_OPT_OUT: process.env.DEFAULT_OPT_OUT || "on" },
  architecture: "arm64",
  runtime: "nodejs24.x",
  timeout: "14 seconds",
});
