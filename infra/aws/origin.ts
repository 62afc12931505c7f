import { inbound, ownOrigin } from "./inbound.ts";
import { settings } from "./settings.ts";

/** Our own domain in front of the webhooks, where one is configured. The function then has no address of its own. */
if (settings.CHECKBACK_DOMAIN) {
  const api = new sst.aws.ApiGatewayV2("Api", {
    domain: settings.CHECKBACK_DOMAIN,
    cors: false,
    accessLog: { retention: "1 month" },
    // Signatures are checked against the domain alone, so the API answers under no other name.
    transform: { api: { disableExecuteApiEndpoint: true } },
  });
  api.route("$default", inbound.arn);
}

/** Where Twilio calls us, and reports deliveries to. It stays the same from one deployment to the next. */
export const origin = ownOrigin ?? inbound.url.apply((url) => url.replace(/\/$/, ""));
