import * as z from "zod/mini";
import type { MessageEvent, ProviderAnswered } from "../engine/state/event.ts";
import { channelOf, isNumber, isUserId, numberOf, smsAddressOf, unknownChannelOf } from "./address.ts";
import { messageTypeOf } from "./message-type.ts";
import { defaultAnswerTo, type TwilioAnswer } from "./opt-out.ts";

/*
 * Twilio's incoming message webhook. Twilio adds parameters without notice, so others than these are ignored.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const field = z.pipe(z.transform(first), z.string());

const form = z.object({
  // It becomes part of keys and URLs, so its characters are restricted.
  MessageSid: field.check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  From: field.check(
    z.minLength(1),
    z.maxLength(200),
    z.refine((address) => unknownChannelOf(address) === undefined),
  ),
  To: field.check(z.minLength(1), z.maxLength(200)),
  ExternalUserId: z.catch(z.optional(field), undefined),
  Body: z._default(field, ""),
  NumMedia: z._default(field.check(z.regex(/^\d{0,2}$/)), "0"),
  // Only the first is looked at: a voice message comes alone.
  MediaUrl0: z.catch(z.optional(field), undefined),
  MediaContentType0: z.catch(z.optional(field), undefined),
  // An unknown value is ignored, so that the message is not lost.
  OptOutType: z.catch(z.optional(z.pipe(field, z.enum(["STOP", "START", "HELP"]))), undefined),
  // The id of a tapped quick reply or list row. Only older payloads have ListId.
  ButtonPayload: z.optional(field),
  ListId: z.optional(field),
  // The kind of a WhatsApp message: see message-type.ts. Only a location has a latitude.
  MessageType: z.catch(z.optional(field), undefined),
  Latitude: z.catch(z.optional(field), undefined),
});

const optOuts: Record<TwilioAnswer, ProviderAnswered> = { STOP: "opt-out", START: "opt-in", HELP: "help" };

/**
 * A message as the engine takes it, the sender's address, and for a WhatsApp number the same person's user id as their
 * other address; nothing when the form is not such a webhook.
 *
 * @param defaultOptOut whether Twilio answers STOP, START and HELP on this number
 */
export function messageIn(
  params: unknown,
  { defaultOptOut = false }: { defaultOptOut?: boolean } = {},
): { event: MessageEvent; from: string; alias?: string | undefined } | undefined {
  const parsed = form.safeParse(params);
  if (!parsed.success) return undefined;
  const { MessageSid, From, To, ExternalUserId = "", Body, NumMedia, OptOutType, ButtonPayload, ListId } = parsed.data;
  const [number, channel] = [numberOf(From), channelOf(From)];
  const byDefault = defaultOptOut && channel === "sms" ? defaultAnswerTo(Body) : undefined;
  // The engine answers START as well, because Twilio's answer is not in their language, and YES may answer a question.
  const answered = OptOutType ?? (byDefault === "START" ? undefined : byDefault);
  const event: MessageEvent = {
    kind: "message",
    id: MessageSid,
    channel,
    ourAddress: To,
    sender: number.startsWith("+") ? number : undefined,
    text: Body,
    media: Number(NumMedia),
    voice: voiceIn(parsed.data),
    type: messageTypeOf(parsed.data),
    isMachine: channel === "sms" && !isNumber(number) ? true : undefined,
    optOut: answered && optOuts[answered],
    button: ButtonPayload ?? ListId,
  };
  const isOther = smsAddressOf(From) !== undefined && isUserId(ExternalUserId);
  return { event, from: From, alias: isOther ? ExternalUserId : undefined };
}

/** A voice message or another sound. */
function voiceIn({ MediaUrl0: url, MediaContentType0: contentType }: z.infer<typeof form>): MessageEvent["voice"] {
  return url !== undefined && contentType?.startsWith("audio/") ? { url, contentType } : undefined;
}
