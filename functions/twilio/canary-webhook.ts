import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

/**
 * The sender of the canary's message. Country code 999 is assigned to no country or network, so no phone has this number.
 * https://www.itu.int/pub/T-SP-E.164D
 */
export const canaryAddress = "+99900000000";

/**
 * The webhook of a message from the canary, signed as Twilio signs its own. Twilio knows nothing of it.
 *
 * @param id tells this message from all others
 * @param url where it is posted to: the signature is over this, too
 */
export function canaryWebhook(id: string, url: string, authToken: string): RequestInit {
  const form = { MessageSid: id, From: canaryAddress, To: canaryAddress, Body: "canary", NumMedia: "0" };
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature(authToken, url, form) };
  // The content type of a form goes with URLSearchParams.
  return { method: "POST", headers, body: new URLSearchParams(form) };
}
