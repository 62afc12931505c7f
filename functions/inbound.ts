import type { LambdaFunctionURLEvent } from "aws-lambda";
import type { Context } from "hono";
import { createApp } from "./app.ts";
import { onFunctionUrl } from "./function-url.ts";
import { withErrorLog } from "./log/log-errors.ts";
import { readConfig } from "./wiring/config.ts";
import { createDeps } from "./wiring/deps.ts";

/**
 * Lambda entry: Twilio's webhooks. It must not import the REST client, which takes longer to load than everything else.
 */
const config = readConfig();

/** The configured address, or the one in Lambda's event; never the Host header. */
const origin = (c: Context<{ Bindings: { event: LambdaFunctionURLEvent } }>) =>
  config.publicOrigin ?? `https://${c.env.event.requestContext.domainName}`;
const { twilioAuthToken: authToken, formerTwilioAuthToken: formerAuthToken } = config;
const twilio = { authToken, formerAuthToken, origin, defaultOptOut: config.defaultOptOut === "on" };

const deps = createDeps(config);

export const handler = withErrorLog(deps, "inbound", onFunctionUrl(createApp({ ...deps, twilio })));
