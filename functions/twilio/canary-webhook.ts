import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

/**
 * The sender of the canary's message. Country code 999 is assigned to no country or network, so no phone has this
 * number.
 * https://www.itu.int/pub/T-SP-E.164D
 */
export const canaryAddress = "+99900000000";

/**
 * The webhook of a message from the canary, signed as Twilio signs. Twilio is not involved.
 *
 * @param id the message's id, different for every message
 * @param url where it is posted; the signature includes it
 */
export function canaryWebhook(id: string, url: string, authToken: string): RequestInit {
  const form = { MessageSid: id, From: canaryAddress, To: canaryAddress, Body: "canary", NumMedia: "0" };
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature(authToken, url, form) };
  // URLSearchParams sets the content type of a form.
  return { method: "POST", headers, body: new URLSearchParams(form) };
}
