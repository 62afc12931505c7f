import type { MessageEvent } from "../engine/state/turn.ts";

/*
 * MessageType says what a WhatsApp message is. Twilio documents no list of its values, so one that is not named here is
 * told by what came with it. An SMS has none.
 */

/** They carry text, the title of what was tapped, or nothing because the person typed nothing. */
const readable = new Set(["text", "button", "interactive", "list"]);

/** They carry nothing that the person typed; the text of a system message is WhatsApp's own. */
const unreadable = new Set(["location", "contact", "contacts", "order", "sticker", "system", "unsupported"]);

type Params = {
  MessageType?: string | undefined;
  Latitude?: string | undefined;
  Body: string;
  NumMedia: string;
  ButtonPayload?: string | undefined;
  ListId?: string | undefined;
};

/** Whether a message is a reaction, or has nothing to read; neither for text, a tapped button, pictures and files. */
export function messageTypeOf({ MessageType, Latitude, ...sent }: Params): MessageEvent["type"] {
  const type = MessageType?.toLowerCase() ?? "";
  if (type === "reaction") return "reaction";
  if (Latitude || unreadable.has(type)) return "unreadable";
  if (type === "" || readable.has(type)) return undefined;
  const isEmpty = sent.Body.trim() === "" && Number(sent.NumMedia) === 0;
  return isEmpty && !sent.ButtonPayload && !sent.ListId ? "unreadable" : undefined;
}
