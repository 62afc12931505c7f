import { maxBody } from "../state/buttons.ts";
import type { PageRef } from "../state/conversation.ts";
import type { Media } from "../state/turn.ts";
import type { Content } from "./guide.ts";
import { pageAt, parsePlace } from "./places.ts";
import { renderMessage } from "./render.ts";

/**
 * The files that belong to the pages of a message, in their language. WhatsApp takes one file a message, and a text only with
 * a picture, of 1,024 characters at most.
 *
 * @returns undefined when there are none
 */
export function mediaOf(content: Content, pages: PageRef[]): Media | undefined {
  const files = pages.map((page) => filesOn(content, page));
  const pictures = files.flatMap(({ picture }) => picture ?? []);
  const others = files.flatMap(({ others }) => others);
  if (pictures.length + others.length === 0) return undefined;
  const [picture, ...further] = pictures;
  return picture !== undefined && renderMessage(content, pages).length <= maxBody
    ? { picture, attachments: [...further, ...others] }
    : { attachments: [...pictures, ...others] };
}

/** The files of a page that is shown with its own text: not those of a part of it, or of a step. */
function filesOn(content: Content, { guide, place, language, part }: PageRef): { picture?: string; others: string[] } {
  const isWhole = part === undefined || part === "whole";
  const page = isWhole && guide !== undefined ? pageAt(content, content.guides[guide], place) : undefined;
  if (!page || parsePlace(place).step > 0) return { others: [] };
  const picture = page.picture?.[language];
  const others = [page.file?.[language], page.audio?.[language]].filter((name) => name !== undefined);
  return { others, ...(picture !== undefined && { picture }) };
}
