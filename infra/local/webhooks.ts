import { XMLParser } from "fast-xml-parser";
import { channelOf, numberOf } from "../../functions/twilio/address.ts";
import { type Account, postSigned } from "./fake-twilio/signed.ts";
import { type Messages, newSid } from "./messages.ts";
import { isBlocked, twilioAnswer } from "./opt-outs.ts";

/**
 * A message from the phone page. `from` is a Twilio address, `media` the number of pictures, `button` the id of a tapped quick
 * reply, whose label is the body.
 */
export type PersonMessage = { from: string; to: string; body: string; media: number; button?: string | undefined };

/** Posts a person's message to our webhook as Twilio does, signed. Resolves to the status of the answer. */
export async function deliverToWebhook(
  account: Account,
  origin: string,
  { from, to, body, media, button }: PersonMessage,
): Promise<number> {
  const sid = newSid();
  const form: Record<string, string> = {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: account.sid,
    ApiVersion: "2010-04-01",
    From: from,
    To: to,
    Body: body,
    NumMedia: String(media),
    NumSegments: "1",
    SmsStatus: "received",
  };
  if (channelOf(from) === "whatsapp") form.WaId = numberOf(from).replace("+", "");
  if (button !== undefined) Object.assign(form, { ButtonText: body, ButtonPayload: button, MessageType: "button" });
  for (let i = 0; i < media; i += 1) form[`MediaContentType${i}`] = "image/jpeg";
  const response = await postSigned(account, `${origin}/twilio/message`, form);
  return response.status;
}

const parser = new XMLParser({ ignoreAttributes: true, trimValues: false, parseTagValue: false });

export type Recording = {
  messages: Messages;
  now: number;
  /** Whether the fake Twilio held back messages to this person before this one. */
  wasBlocked?: boolean;
  /** Whether the fake Twilio answers opt-out words. */
  defaultOptOut?: boolean;
  /** The status of a reply: the fake Twilio delivers it at once. */
  replyStatus?: string;
  /** The fake Twilio's error for a file at an address: it sends the file when there is none. */
  errorOfMedia?: (url: string) => Promise<number | undefined>;
};

/** Records a person's message, once when its webhook is repeated. */
export function recordReceived(messages: Messages, form: URLSearchParams, at: number): void {
  const [sid, from, to, body] = ["MessageSid", "From", "To", "Body"].map((name) => form.get(name) ?? "") as [
    ...[string, string, string, string],
  ];
  if (messages.find(sid)) return;
  const media = Number(form.get("NumMedia") ?? 0);
  messages.put({ sid, direction: "inbound", from, to, body, media, at, status: "received" });
}

/** Records what a webhook answers: a reply for each <Message> of the TwiML, and Twilio's own to opt-out words. */
export async function recordAnswer(
  { messages, now, errorOfMedia, wasBlocked = false, defaultOptOut = false, replyStatus = "delivered" }: Recording,
  form: URLSearchParams,
  xml: string,
): Promise<void> {
  const [from, to, body] = ["From", "To", "Body"].map((name) => form.get(name) ?? "") as [string, string, string];
  const about = { direction: "outbound-reply", from: to, to: from, media: 0, at: now } as const;
  const answer = defaultOptOut && channelOf(from) === "sms" ? twilioAnswer(body, wasBlocked) : undefined;
  if (answer !== undefined) messages.put({ ...about, sid: newSid(), body: answer, status: "delivered" });
  const said = parser.parse(xml)?.Response?.Message ?? [];
  const blocked = defaultOptOut && isBlocked(messages, from, to);
  for (const { text, media } of [said].flat().map(partsOf)) {
    const errorCode = media === undefined ? undefined : await errorOfMedia?.(media);
    messages.put({
      ...about,
      sid: newSid(),
      body: text,
      status: blocked || errorCode !== undefined ? "failed" : replyStatus,
      ...(errorCode !== undefined && { errorCode }),
      ...(media !== undefined && { attachments: [new URL(media).pathname] }),
    });
  }
}

type Parsed = string | { Body?: string; Media?: string; "#text"?: string };

/** `<Message>text</Message>`, or `<Message><Body>text</Body><Media>address</Media></Message>`. */
function partsOf(message: Parsed): { text: string; media: string | undefined } {
  if (typeof message === "string") return { text: message, media: undefined };
  return { text: message.Body ?? message["#text"] ?? "", media: message.Media };
}
