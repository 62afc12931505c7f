import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { overridesFragment } from "../../functions/twilio/connection-overrides.ts";
import { usageError } from "../cli/command.ts";

/** The addresses that Twilio calls: for incoming messages, delivery reports, and expensive days. */
export type Webhooks = { message: string; status: string; usage: string };

/** The webhooks of a deployment. Throws a usage error when the origin is not one. */
export function webhooksAt(origin: string): Webhooks {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url?.protocol !== "https:" || `${url.origin}/` !== url.href)
    throw usageError(
      `--origin is the deployment's address without a path, like https://sms.example.com: not ${origin}`,
    );
  const at = (path: string) => `${url.origin}/twilio/${path}${overridesFragment}`;
  return { message: at("message"), status: at("status"), usage: `${url.origin}/twilio/usage` };
}

/** Longer than a cold start, in milliseconds. */
const timeout = 10_000;

/**
 * Checks whether a deployment accepts webhooks of this account. A signed form without a message is refused with 400; with
 * another token or another address it is refused with 403.
 *
 * @returns what is wrong; undefined when all is well
 */
export async function problemAt(
  { message }: Pick<Webhooks, "message">,
  authToken: string | undefined,
  ask: typeof fetch,
): Promise<string | undefined> {
  const [url = ""] = message.split("#");
  const body = new URLSearchParams({ AccountSid: "" });
  const signature = getExpectedTwilioSignature(authToken ?? "", url, { AccountSid: "" });
  const headers = { "X-Twilio-Signature": signature };
  const answer = await ask(url, { method: "POST", body, headers, signal: AbortSignal.timeout(timeout) }).catch(
    () => undefined,
  );
  if (!answer) return `${url} does not answer. Deploy first, or correct --origin.`;
  if (answer.status === 400 || (answer.status === 403 && authToken === undefined)) return undefined;
  if (answer.status !== 403) return `${url} answers ${answer.status}, so it is not this assistant. Correct --origin.`;
  return (
    `${url} would refuse Twilio's webhooks (403). Either the secret TwilioAuthToken is not this account's token, ` +
    "or signatures are checked against another address (CHECKBACK_PUBLIC_ORIGIN)."
  );
}
