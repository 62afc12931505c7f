import { randomUUID } from "node:crypto";
import { callWebhook } from "./call-webhook.ts";
import { createLog } from "./log/cloudwatch.ts";
import { withErrorLog } from "./log/log-errors.ts";
import { readCallerConfig } from "./wiring/config.ts";

/** Lambda entry: the canary. It has no access to the table or to Twilio. */
const deps = { ...readCallerConfig(), log: createLog(), newId: () => `SM${randomUUID().replaceAll("-", "")}` };

export const handler = withErrorLog(deps, "canary", () => callWebhook(deps));
