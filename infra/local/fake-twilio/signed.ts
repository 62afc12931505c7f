import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

export type Account = { sid: string; authToken: string };

/** Posts a form as Twilio does, with its signature. The fragment of an address says how often Twilio tries, and is not called. */
export function postSigned({ authToken }: Account, url: string, form: Record<string, string>): Promise<Response> {
  const [address = ""] = url.split("#");
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature(authToken, address, form) };
  return fetch(address, { method: "POST", headers, body: new URLSearchParams(form) });
}
