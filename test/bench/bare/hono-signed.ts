import { createHmac, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { account } from "../../lambda/environment.ts";
import { origin, twiml, xml } from "./webhook.ts";

/**
 * Hono that checks Twilio's signature and gives a constant answer.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
const app = new Hono();
app.post("/twilio/message", async (c) => {
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const signed = Object.keys(form)
    .sort()
    .reduce((url, name) => url + name + form[name], `${origin}/twilio/message`);
  const expected = createHmac("sha1", account.authToken).update(signed).digest();
  const given = Buffer.from(c.req.header("X-Twilio-Signature") ?? "", "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return c.body(null, 403);
  return c.body(twiml, 200, xml);
});

export const handler = handle(app);
