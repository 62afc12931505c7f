import type { Context, MiddlewareHandler } from "hono";
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";

export type TwilioOptions = { authToken: string; formerAuthToken?: string | undefined; origin: (c: Context) => string };

/**
 * Answers 403 with an empty body unless Twilio signed the request. The signature is checked against the configured
 * address and never against the Host header, which any client can write.
 * https://www.twilio.com/docs/usage/security#validating-requests
 *
 * @param options.formerAuthToken also accepted while the token is being changed
 * @param options.origin where Twilio calls, without a path: https://example.com
 */
export function twilioOnly(options: TwilioOptions): MiddlewareHandler {
  return async function twilioOnly(c, next) {
    const signature = c.req.header("X-Twilio-Signature");
    const url = c.req.url.replace(/^https?:\/\/[^/]+/, options.origin(c));
    if (!signature) return c.body(null, 403);
    const params = paramsOf(await c.req.text());
    c.set(paramsKey, params);
    const signed = (token: string) => validateRequest(token, signature, url, params);
    const { authToken, formerAuthToken = "" } = options;
    return signed(authToken) || (formerAuthToken !== "" && signed(formerAuthToken)) ? next() : c.body(null, 403);
  };
}

const paramsKey = "params";

/** The parameters of a request that Twilio signed: see {@link paramsOf}. */
export const signedParams = (c: Context): Params => c.get(paramsKey);

type Params = Record<string, string | string[]>;

/** All parameters of a form, repeated ones as lists, because Twilio signs every parameter. */
export function paramsOf(form: string): Params {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(form)) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]));
}
