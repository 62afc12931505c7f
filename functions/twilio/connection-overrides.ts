/**
 * How Twilio calls our webhooks, in milliseconds: two more attempts (`rc`) after a 4xx, a 5xx or a time-out (`rp=all`).
 * A function URL answers 429 when the function's concurrency is used up, and Twilio's own default repeats none of these.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export const overrides = { rc: 2, rp: "all", ct: 2_000, rt: 4_500 } as const;

/** In milliseconds, what Twilio waits for all attempts of one webhook together (`tt`): its maximum, and its default. */
export const maxTotal = 15_000;

/** The overrides as the fragment of an address. Twilio neither calls nor signs this part of it. */
export const overridesFragment = `#${Object.entries(overrides)
  .map(([name, value]) => `${name}=${value}`)
  .join("&")}`;
