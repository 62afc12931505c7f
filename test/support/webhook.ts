import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { createApp } from "../../functions/app.ts";
import type { TurnPorts } from "../../functions/ports.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { content } from "../../functions/wiring/content.ts";
import { vault, worldOn } from "./harness.ts";

/** The token and the address of webhooks in tests. */
export const twilio = { authToken: "a-token-for-tests", origin: "https://checkback.example" };

export const formType = "application/x-www-form-urlencoded";

export type Params = Record<string, string | string[]>;

/** A form as Twilio encodes it; a list is a repeated parameter. */
export function encoded(params: Params): string {
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString();
}

/** A form post as Twilio makes it, signed for the configured address. */
export function signed(path: string, params: Params, { authToken, origin } = twilio) {
  const signature = getExpectedTwilioSignature(authToken, origin + path, params);
  const headers: Record<string, string> = { "Content-Type": formType, "X-Twilio-Signature": signature };
  return { method: "POST", headers, body: encoded(params) };
}

/** A MessageSid. */
export const sid = (n: number) => `SM${String(n).padStart(32, "0")}`;

/** Twilio's form for an SMS, with a few fields that are not used. */
export function smsForm(n: number, body: string, more: Params = {}): Params {
  return {
    MessageSid: sid(n),
    AccountSid: "AC00000000000000000000000000000000",
    From: "+85510000001",
    To: "+12025550143",
    Body: body,
    NumMedia: "0",
    NumSegments: "1",
    FromCity: "",
    ...more,
  };
}

/** The app on the real content, with a store that counts requests. Its clock moves only when a test moves it. */
export function appWorld(store: ReturnType<typeof memoryStore> = memoryStore(), more: Partial<TurnPorts> = {}) {
  const calls: string[] = [];
  const counting: typeof store = {
    ...store,
    load(...args) {
      calls.push("load");
      return store.load(...args);
    },
    commit(...args) {
      calls.push("commit");
      return store.commit(...args);
    },
  };
  const world = worldOn(counting);
  const app = createApp({
    ...world.deps,
    content,
    ...more,
    twilio: { ...twilio, origin: () => twilio.origin, defaultOptOut: false },
  });
  return Object.assign(world, {
    app,
    calls,
    timers: store.timers,
    count: (name: string) => calls.filter((call) => call === name).length,
    post: async (path: string, params: Params) => app.request(path, signed(path, params)),
    stored: async (address = "+85510000001") => (await store.load(vault.personKey(address), world.now)).conversation,
  });
}
