import type { Content } from "../guide/guide.ts";
import { pageAt, parsePlace } from "../guide/places.ts";
import { renderMessage } from "../guide/render.ts";
import type { Channel, PageRef } from "../state/conversation.ts";

/** What a channel bills: segments of a text, or messages of any length. */
const billedBy: Record<Channel, "segment" | "message"> = { sms: "segment", whatsapp: "message" };

/** The longest message, in characters. */
const maxCharacters = 1600;

/**
 * A page as it is shown on a channel: where messages are billed, its steps come in one message, when they fit and its author
 * does not want them one by one.
 */
export function laidOut(content: Content, channel: Channel, page: PageRef): PageRef {
  if (billedBy[channel] !== "message" || page.guide === undefined || parsePlace(page.place).step > 0) return page;
  const authored = pageAt(content, content.guides[page.guide], page.place);
  if (!authored?.steps || authored.layout === "steps") return page;
  const whole: PageRef = { ...page, part: "whole" };
  return renderMessage(content, [whole]).length <= maxCharacters ? whole : page;
}
