import * as z from "zod/mini";
import type { MessageEvent } from "../engine/turn.ts";
import { channelOf, numberOf } from "./address.ts";

/*
 * Twilio's incoming message webhook. Twilio adds parameters without notice: only those used here are looked at.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const field = z.pipe(z.transform(first), z.string());

const form = z.object({
  // It becomes a part of keys and addresses, so only its characters matter.
  MessageSid: field.check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  From: field.check(z.minLength(1), z.maxLength(200)),
  To: field.check(z.minLength(1), z.maxLength(200)),
  Body: z._default(field, ""),
  NumMedia: z._default(field.check(z.regex(/^\d{0,2}$/)), "0"),
  // Twilio may invent another one: better not to know it than to lose the message.
  OptOutType: z.catch(z.optional(z.pipe(field, z.enum(["STOP", "START", "HELP"]))), undefined),
});

/** A message as the engine takes it, and the sender's address; nothing when the form is not such a webhook. */
export function messageIn(params: unknown): { event: MessageEvent; from: string } | undefined {
  const parsed = form.safeParse(params);
  if (!parsed.success) return undefined;
  const { MessageSid, From, To, Body, NumMedia, OptOutType } = parsed.data;
  const number = numberOf(From);
  const event: MessageEvent = {
    kind: "message",
    id: MessageSid,
    channel: channelOf(From),
    line: To,
    sender: number.startsWith("+") ? number : undefined,
    text: Body,
    media: Number(NumMedia),
    optOut: OptOutType,
  };
  return { event, from: From };
}
