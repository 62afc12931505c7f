import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { laidOut } from "../../../functions/engine/message/layout.ts";
import { maxBody } from "../../../functions/engine/state/buttons.ts";
import type { Language } from "../../../functions/text/language.ts";

/**
 * How a page with steps comes on WhatsApp, in a language: in one message of so many characters, or one by one in so many
 * messages. `hasButtons`: the message in which the steps are has room for buttons.
 */
export type Layout =
  | { layout: "whole"; characters: number; hasButtons: boolean }
  | { layout: "steps"; messages: number };

/** The layout of each page that has steps, in each language. */
export type Layouts = { at: string; byLanguage: Map<Language, Layout> }[];

export function layoutsOf(content: Content, guide: Guide): Layouts {
  return Object.entries(guide.pages).flatMap(([at, { steps = [] }]) => {
    if (steps.length === 0) return [];
    const layouts = guide.languages.map((language): [Language, Layout] => {
      const [page] = laidOut(content, "whatsapp", [{ guide: guide.guide, place: at, language }]);
      if (page?.part !== "whole") return [language, { layout: "steps", messages: steps.length + 1 }];
      const { length } = renderMessage(content, [page]);
      return [language, { layout: "whole", characters: length, hasButtons: length <= maxBody }];
    });
    return [{ at, byLanguage: new Map(layouts) }];
  });
}
