import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { twiml, xml } from "./webhook.ts";

/** Hono with one route and a constant answer. */
const app = new Hono();
app.post("/twilio/message", (c) => c.body(twiml, 200, xml));

export const handler = handle(app);
