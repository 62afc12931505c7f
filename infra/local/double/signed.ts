import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

export type Account = { sid: string; authToken: string };

/** Posts a form as Twilio does, with its signature. */
export function postSigned({ authToken }: Account, url: string, form: Record<string, string>): Promise<Response> {
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature(authToken, url, form) };
  return fetch(url, { method: "POST", headers, body: new URLSearchParams(form) });
}
