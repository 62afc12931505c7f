import { randomInt } from "node:crypto";
import { createApp } from "../../functions/app.ts";
import { createBudget } from "../../functions/budget.ts";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import { onFunctionUrl } from "../../functions/function-url.ts";
import type { TurnPorts } from "../../functions/ports.ts";
import type { Spending } from "../../functions/store/spending.ts";
import type { Store } from "../../functions/store/store.ts";
import { createVault } from "../../functions/store/vault.ts";
import { smsAddressOf } from "../../functions/twilio/address.ts";
import { defaultLimits } from "../../functions/wiring/limits.ts";
import { compileContent } from "../../infra/content/compiled.ts";
import { account, addressSecret } from "../lambda/environment.ts";
import { origin } from "./bare/webhook.ts";

export const vault = createVault(addressSecret);

/** The limits count every message and stop none. */
const limits = { ...defaultLimits, perPersonDay: 1e9, perCountryHour: 1e12, perDay: 1e12, countries: [] };

/** The senders are as fast as they need to be. */
const pace = { smsSegmentsPerSecond: 1e6, whatsappMessagesPerSecond: 1e6 };

/** The ports of the deployment, on a store and a clock of the bench. Log lines are made, and not written. */
export function portsOn(store: Store, spending: Spending, now: () => number): TurnPorts {
  const log = () => {};
  return {
    content: compileContent(),
    store,
    personKey: vault.personKey,
    previousPersonKey: vault.previousPersonKey,
    smsAddress: smsAddressOf,
    newCode: () => newCode(randomInt),
    now,
    sleep: async () => {},
    random: Math.random,
    log,
    budget: createBudget({ limits, pace, spending, random: (below) => randomInt(below), now, log }),
  };
}

/** A Lambda handler. */
export type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number }>;

/** The handler of inbound. */
export function inboundOn(ports: TurnPorts): Handler {
  const twilio = { authToken: account.authToken, origin: () => origin, defaultOptOut: true };
  return onFunctionUrl(createApp({ ...ports, twilio })) as Handler;
}
