import { randomUUID } from "node:crypto";
import { callWebhook } from "./call-webhook.ts";
import { caught } from "./caught.ts";
import { readCallerConfig } from "./config.ts";
import { createLog } from "./telemetry.ts";

/** Lambda entry: the canary. It has no way to the table, and none to Twilio. */
const deps = { ...readCallerConfig(), log: createLog(), newId: () => `SM${randomUUID().replaceAll("-", "")}` };

export const handler = caught(deps, "canary", () => callWebhook(deps));
