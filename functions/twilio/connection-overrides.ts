/**
 * How Twilio calls the webhooks: two retries (`rc`) after a 4xx, a 5xx or a time-out (`rp=all`); time-outs in
 * milliseconds. By default Twilio does not retry the 429 that a function URL answers when the function's concurrency is
 * used up.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export const overrides = { rc: 2, rp: "all", ct: 2_000, rt: 4_500 } as const;

/** How long Twilio waits for all attempts of one webhook together (`tt`), in milliseconds: its maximum and default. */
export const maxTotal = 15_000;

/** The overrides as the fragment of a URL. Twilio neither requests nor signs the fragment. */
export const overridesFragment = `#${Object.entries(overrides)
  .map(([name, value]) => `${name}=${value}`)
  .join("&")}`;
