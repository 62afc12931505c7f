import { handle } from "hono/aws-lambda";
import { createApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { createDeps } from "./deps.ts";

/** Lambda entry: Twilio's webhooks. Must not import the REST client: it costs a cold start more than all the rest. */
const config = readConfig();
const twilio = { authToken: config.twilioAuthToken, origin: config.publicOrigin };

export const handler = handle(createApp({ ...createDeps(config), twilio }));
