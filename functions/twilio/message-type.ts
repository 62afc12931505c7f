import type { MessageEvent } from "../engine/state/event.ts";

/*
 * MessageType is the kind of a WhatsApp message; an SMS has none. Twilio documents no list of its values, so an unknown
 * kind is judged by the other fields.
 */

/** They contain text, the title of a button, or an empty text because the person typed nothing. */
const readable = new Set(["text", "button", "interactive", "list"]);

/** They contain nothing that the person typed. WhatsApp writes the text of a system message. */
const unreadable = new Set(["location", "contact", "contacts", "order", "sticker", "system", "unsupported"]);

type Params = {
  MessageType?: string | undefined;
  Latitude?: string | undefined;
  Body: string;
  NumMedia: string;
  ButtonPayload?: string | undefined;
  ListId?: string | undefined;
};

/** Whether a message is a reaction or unreadable. Text, tapped buttons, pictures and files are neither. */
export function messageTypeOf({ MessageType, Latitude, ...sent }: Params): MessageEvent["type"] {
  const type = MessageType?.toLowerCase() ?? "";
  if (type === "reaction") return "reaction";
  if (Latitude || unreadable.has(type)) return "unreadable";
  if (type === "" || readable.has(type)) return undefined;
  const isEmpty = sent.Body.trim() === "" && Number(sent.NumMedia) === 0;
  return isEmpty && !sent.ButtonPayload && !sent.ListId ? "unreadable" : undefined;
}
