import twilio from "twilio";

/** A Twilio account. The token is undefined when an API key replaces it; only the token signs webhooks. */
export type Account = { client: twilio.Twilio; authToken: string | undefined };

/** Longer than Twilio takes to answer, in milliseconds. */
const timeout = 15_000;

/**
 * The account that the environment names. Throws an error that says what to set.
 *
 * @param httpClient replaces the connection to Twilio in tests
 */
export function accountFrom(env: NodeJS.ProcessEnv, httpClient?: twilio.RequestClient): Account {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: authToken } = env;
  const { TWILIO_API_KEY: key, TWILIO_API_SECRET: secret } = env;
  if (!sid)
    throw new Error("TWILIO_ACCOUNT_SID is not set. It begins with AC: see the first page of console.twilio.com.");
  if (!/^AC[0-9a-f]{32}$/.test(sid)) throw new Error("TWILIO_ACCOUNT_SID is not an account SID: AC and 32 digits.");
  if (key && !secret) throw new Error("TWILIO_API_SECRET is not set. It belongs to TWILIO_API_KEY.");
  if (!key && !authToken)
    throw new Error(
      "there is no token. Set TWILIO_AUTH_TOKEN (beside the account SID in the Console), or TWILIO_API_KEY and TWILIO_API_SECRET.",
    );
  // Twilio rejects a request above its rate before it does anything, so repeating it is safe.
  const options = { httpClient: httpClient ?? new twilio.RequestClient({ timeout, autoRetry: true }) };
  const client =
    key && secret ? twilio(key, secret, { ...options, accountSid: sid }) : twilio(sid, authToken ?? "", options);
  return { client, authToken: authToken || undefined };
}
