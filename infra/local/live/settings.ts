import type twilio from "twilio";
import { usageError } from "../../cli/command.ts";
import { type Account, accountFrom } from "../../twilio/account.ts";

/** The account that a live desk uses, with the token that signs webhooks, and its number. */
export type LiveSettings = { account: Account; sid: string; authToken: string; number: string };

/**
 * The settings of a live desk from the environment. Throws an error that says what to set.
 *
 * @param httpClient replaces the connection to Twilio in tests
 */
export function liveSettings(env: NodeJS.ProcessEnv, httpClient?: twilio.RequestClient): LiveSettings {
  const { TWILIO_AUTH_TOKEN: authToken, TWILIO_NUMBER: number } = env;
  const account = accountFrom(env, httpClient);
  if (!authToken)
    throw new Error(
      "TWILIO_AUTH_TOKEN is not set. The live desk checks Twilio's signatures with it, so an API key is not enough.",
    );
  if (!number)
    throw new Error(
      "TWILIO_NUMBER is not set. It is the number that people text, like +12025550143: see Console > Phone Numbers.",
    );
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    throw new Error(`TWILIO_NUMBER is a number with + and its country code, like +12025550143: not ${number}`);
  return { account, sid: env.TWILIO_ACCOUNT_SID ?? "", authToken, number };
}

/** The origin of a tunnel without a final slash. Throws a usage error when it is not one. */
export function tunnelOrigin(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (!url || `${url.origin}/` !== url.href)
    throw usageError(
      `--origin is the address of a tunnel without a path, like https://words.trycloudflare.com: not ${typed}`,
    );
  if (url.protocol !== "https:")
    throw usageError(`--origin has to begin with https://, so that no one on the way reads the messages: not ${typed}`);
  return url.origin;
}
