import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

export type Account = { sid: string; authToken: string };

/** Posts a form with Twilio's signature. The fragment of an address configures Twilio's retries and is not sent. */
export function postSigned({ authToken }: Account, url: string, form: Record<string, string>): Promise<Response> {
  const [address = ""] = url.split("#");
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature(authToken, address, form) };
  return fetch(address, { method: "POST", headers, body: new URLSearchParams(form) });
}

/** Whether a request has the account's signature for this address. */
export const isSigned = ({ headers }: Request, url: string, { authToken }: Account, form: URLSearchParams): boolean =>
  headers.get("X-Twilio-Signature") === getExpectedTwilioSignature(authToken, url, Object.fromEntries(form));
