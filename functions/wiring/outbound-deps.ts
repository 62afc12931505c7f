import { withBudget } from "../budget.ts";
import type { SendPorts, TemplatePorts } from "../ports.ts";
import { smsRouteFrom } from "../twilio/address.ts";
import { restClient } from "../twilio/client.ts";
import { listContents } from "../twilio/contents.ts";
import { restSender } from "../twilio/send.ts";
import type { Config } from "./config.ts";
import { createDeps } from "./deps.ts";
import { maxSweepParallel } from "./limits.ts";

/**
 * The real parts of the functions that send check-backs. The webhook does not import them, because the REST client is
 * large.
 */
export function createOutboundDeps(config: Config): SendPorts & TemplatePorts {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, publicOrigin: origin, smsFrom } = config;
  if (origin === undefined) throw new Error("CHECKBACK_PUBLIC_ORIGIN is missing: delivery reports need it");
  const client = restClient({ accountSid, authToken });
  const smsRoute = smsFrom === undefined ? {} : { smsRoute: smsRouteFrom(smsFrom) };
  const deps = createDeps(config);
  const templates = async () => (await deps.stored())?.sids ?? {};
  return {
    ...deps,
    ...smsRoute,
    sender: withBudget(
      restSender({ accountSid, authToken, origin, templates, connections: maxSweepParallel }),
      deps.budget,
      deps.log,
    ),
    templates,
    listContents: () => listContents(client),
  };
}
