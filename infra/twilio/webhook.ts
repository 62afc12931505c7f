import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { overridesFragment } from "../../functions/twilio/connection-overrides.ts";

/** Where Twilio calls us: when a message comes in, when something became of one that we sent, when a day is expensive. */
export type Webhooks = { message: string; status: string; usage: string };

/** The webhooks of a deployment. Throws when its origin can't be one. */
export function webhooksAt(origin: string): Webhooks {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url?.protocol !== "https:" || `${url.origin}/` !== url.href)
    throw new Error(`--origin is where it is deployed, without a path: https://sms.example.com (not ${origin})`);
  const at = (path: string) => `${url.origin}/twilio/${path}${overridesFragment}`;
  return { message: at("message"), status: at("status"), usage: `${url.origin}/twilio/usage` };
}

/** How long a cold start may take, and more. */
const patience = 10_000;

/**
 * Asks a deployment whether it would take a webhook of this account: a form that is signed, but no message, is refused
 * as no message (400); where another token or another address is checked, it is refused as not Twilio's (403).
 *
 * @returns what is wrong; nothing when all is well
 */
export async function whatIsWrongAt(
  { message }: Pick<Webhooks, "message">,
  authToken: string | undefined,
  ask: typeof fetch,
): Promise<string | undefined> {
  const [url = ""] = message.split("#");
  const body = new URLSearchParams({ AccountSid: "" });
  const signature = getExpectedTwilioSignature(authToken ?? "", url, { AccountSid: "" });
  const headers = { "X-Twilio-Signature": signature };
  const answer = await ask(url, { method: "POST", body, headers, signal: AbortSignal.timeout(patience) }).catch(
    () => undefined,
  );
  if (!answer) return `${url} does not answer: deploy first, or mend --origin`;
  if (answer.status === 400 || (answer.status === 403 && authToken === undefined)) return undefined;
  if (answer.status !== 403) return `${url} answers ${answer.status}, and is not this assistant: mend --origin`;
  return (
    `${url} would refuse Twilio's webhooks (403): the secret TwilioAuthToken is not this account's token, ` +
    "or signatures are checked against another address (CHECKBACK_PUBLIC_ORIGIN)"
  );
}
