import * as z from "zod/mini";
import type { MessageEvent } from "../engine/state/turn.ts";
import { channelOf, isNumber, isUserId, numberOf, smsAddressOf } from "./address.ts";
import { messageTypeOf } from "./message-type.ts";
import { defaultAnswerTo } from "./opt-out.ts";

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
  ExternalUserId: z.catch(z.optional(field), undefined),
  Body: z._default(field, ""),
  NumMedia: z._default(field.check(z.regex(/^\d{0,2}$/)), "0"),
  // Twilio may invent another one: better not to know it than to lose the message.
  OptOutType: z.catch(z.optional(z.pipe(field, z.enum(["STOP", "START", "HELP"]))), undefined),
  // The id of a tapped quick reply, or of a row of a list; ListId is in older payloads only.
  ButtonPayload: z.optional(field),
  ListId: z.optional(field),
  // What kind of WhatsApp message it is, and where its sender is: see message-type.ts.
  MessageType: z.catch(z.optional(field), undefined),
  Latitude: z.catch(z.optional(field), undefined),
});

/**
 * A message as the engine takes it, the sender's address, and beside a number on WhatsApp the same person's user id as
 * another address of theirs; nothing when the form is not such a webhook.
 *
 * @param defaultOptOut whether Twilio answers STOP, START and HELP on our number itself
 */
export function messageIn(
  params: unknown,
  { defaultOptOut = false }: { defaultOptOut?: boolean } = {},
): { event: MessageEvent; from: string; alias?: string | undefined } | undefined {
  const parsed = form.safeParse(params);
  if (!parsed.success) return undefined;
  const { MessageSid, From, To, ExternalUserId = "", Body, NumMedia, OptOutType, ButtonPayload, ListId } = parsed.data;
  const [number, channel] = [numberOf(From), channelOf(From)];
  // A number's default answer to START is English and says nothing of the guide, and YES may be an answer to a question:
  // to these we say something ourselves.
  const answered = defaultOptOut && channel === "sms" ? defaultAnswerTo(Body) : undefined;
  const event: MessageEvent = {
    kind: "message",
    id: MessageSid,
    channel,
    ourAddress: To,
    sender: number.startsWith("+") ? number : undefined,
    text: Body,
    media: Number(NumMedia),
    type: messageTypeOf(parsed.data),
    isMachine: channel === "sms" && !isNumber(number) ? true : undefined,
    optOut: OptOutType ?? (answered === "START" ? undefined : answered),
    button: ButtonPayload ?? ListId,
  };
  const isOther = smsAddressOf(From) !== undefined && isUserId(ExternalUserId);
  return { event, from: From, alias: isOther ? ExternalUserId : undefined };
}
