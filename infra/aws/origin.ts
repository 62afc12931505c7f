import { inbound, ownOrigin } from "./inbound.ts";
import { settings } from "./settings.ts";

/** A configured domain in front of the webhooks. The function then has no address itself. */
if (settings.CHECKBACK_DOMAIN) {
  const api = new sst.aws.ApiGatewayV2("Api", {
    domain: settings.CHECKBACK_DOMAIN,
    cors: false,
    accessLog: { retention: "1 month" },
    // Signatures are checked against the domain alone, so the API has no other address.
    transform: { api: { disableExecuteApiEndpoint: true } },
  });
  api.route("$default", inbound.arn);
}

/** The address for webhooks and delivery reports. It stays the same between deployments. */
export const origin = ownOrigin ?? inbound.url.apply((url) => url.replace(/\/$/, ""));
