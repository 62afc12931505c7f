import type { Content } from "../guide/guide.ts";
import { pageAt, parsePlace } from "../guide/places.ts";
import { renderMessage } from "../guide/render.ts";
import { maxText } from "../state/buttons.ts";
import type { Channel, PageRef } from "../state/conversation.ts";
import type { Reply } from "../state/turn.ts";

/** What a channel bills: segments of a text, or messages of any length. */
const billedBy: Record<Channel, "segment" | "message"> = { sms: "segment", whatsapp: "message" };

/**
 * The pages of a message as they are shown on a channel: where messages are billed, the steps of a page come in the same
 * message, when all of it fits and the author does not want them one by one. It is not stored.
 */
export function laidOut(content: Content, channel: Channel, pages: PageRef[]): PageRef[] {
  if (billedBy[channel] !== "message") return pages;
  const whole = pages.map((page): PageRef => (mayBeWhole(content, page) ? { ...page, part: "whole" } : page));
  if (whole.every((page, i) => page === pages[i])) return pages;
  return renderMessage(content, whole).length <= maxText ? whole : pages;
}

/** The replies with these pages, as they are shown on a channel. */
export const repliesOf = (content: Content, channel: Channel, replies: PageRef[][]): Reply[] =>
  replies.map((stored) => {
    const pages = laidOut(content, channel, stored);
    return { pages, text: renderMessage(content, pages) };
  });

function mayBeWhole(content: Content, { guide, place, part }: PageRef): boolean {
  if (guide === undefined || part !== undefined || parsePlace(place).step > 0) return false;
  const page = pageAt(content, content.guides[guide], place);
  return page?.steps !== undefined && page.layout !== "steps";
}

/** Whether the steps of a person's page were all in its message, so that none comes next. */
export const hasAllSteps = (content: Content, channel: Channel, page: PageRef): boolean =>
  laidOut(content, channel, [page])[0]?.part === "whole";
