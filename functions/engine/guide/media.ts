import { maxBody } from "../state/buttons.ts";
import type { PageRef } from "../state/conversation.ts";
import type { Media } from "../state/turn.ts";
import type { Content } from "./guide.ts";
import { renderMessage } from "./render.ts";

/**
 * The files that belong to the pages of a message, in their language. WhatsApp takes one file a message, and a text only with
 * a picture, of 1,024 characters at most.
 *
 * @returns undefined when there are none
 */
export function mediaOf(content: Content, pages: PageRef[]): Media | undefined {
  const pictures = filesOn(content, pages, ["picture"]);
  const others = filesOn(content, pages, ["file", "audio"]);
  if (!pictures[0] && !others[0]) return undefined;
  const isShort = renderMessage(content, pages).length <= maxBody;
  return { picture: isShort ? pictures.shift() : undefined, attachments: [...pictures, ...others] };
}

/** The files of pages that are shown with their own text: not those of a part of one, or of a step. */
function filesOn({ guides }: Content, pages: PageRef[], kinds: ("picture" | "file" | "audio")[]): string[] {
  return pages.flatMap(({ guide = "", place, language, part = "whole" }) => {
    const page = part === "whole" ? guides[guide]?.pages[place] : undefined;
    return kinds.flatMap((kind) => page?.[kind]?.[language] ?? []);
  });
}
