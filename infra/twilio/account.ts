import twilio from "twilio";

/** Twilio as these commands see it. The token is there unless an API key came in its place; only the token signs webhooks. */
export type Account = { client: twilio.Twilio; authToken: string | undefined };

/** Longer than Twilio takes, shorter than a person's patience. */
const timeOut = 15_000;

/**
 * The account that the environment names. Throws, saying what to set.
 *
 * @param httpClient another way to Twilio; tests have one
 */
export function accountFrom(env: NodeJS.ProcessEnv, httpClient?: twilio.RequestClient): Account {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: authToken } = env;
  const { TWILIO_API_KEY: key, TWILIO_API_SECRET: secret } = env;
  if (!sid)
    throw new Error("TWILIO_ACCOUNT_SID is not set: it begins with AC, on the first page of console.twilio.com");
  if (!/^AC[0-9a-f]{32}$/.test(sid)) throw new Error("TWILIO_ACCOUNT_SID is not an account SID: AC and 32 digits");
  if (key && !secret) throw new Error("TWILIO_API_SECRET is not set: it belongs to TWILIO_API_KEY");
  if (!key && !authToken)
    throw new Error("set TWILIO_AUTH_TOKEN (beside the account SID in the Console), or TWILIO_API_KEY and _SECRET");
  // Asked too fast, Twilio says so before it does anything: these requests are made again.
  const options = { httpClient: httpClient ?? new twilio.RequestClient({ timeout: timeOut, autoRetry: true }) };
  const client =
    key && secret ? twilio(key, secret, { ...options, accountSid: sid }) : twilio(sid, authToken ?? "", options);
  return { client, authToken: authToken || undefined };
}
