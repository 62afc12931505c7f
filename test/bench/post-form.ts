import type { Hono } from "hono";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

/** One signed message to an app, from one of a thousand people in turn. */
export async function postForm(app: Hono, n: number): Promise<Response> {
  const From = `+8551${String(n % 1000).padStart(7, "0")}`;
  const form = { MessageSid: `SM${n}`, From, To: "+12025550143", Body: n % 2 ? "注销" : "3", NumMedia: "0" };
  const url = "https://example.com/twilio/message";
  const headers = { "X-Twilio-Signature": getExpectedTwilioSignature("desk-auth-token", url, form) };
  const response = await app.request(url, { method: "POST", headers, body: new URLSearchParams(form) });
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  return response;
}
