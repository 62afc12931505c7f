import { shapes } from "../../../functions/engine/state/buttons.ts";
import type { Check } from "../check.ts";
import { textsIn } from "../texts-in-content.ts";

const most = shapes.list.title;

/**
 * On WhatsApp the entries of a list can be tapped, and no label is cut. A page with a label that is too long comes as text
 * alone, so such a label needs a short one.
 */
export const buttonTitles: Check = function* (authored) {
  const { guides, words } = authored;
  const pagesOf = new Map([words, ...guides].map(({ value }) => ["guide" in value ? value.guide : "", value.pages]));
  for (const { guide, page, spot, language, text, say } of textsIn(authored)) {
    const [list, i, kind] = spot;
    if (kind !== "label" || (list !== "steps" && list !== "choices") || text.length <= most) continue;
    const { steps = [], choices = [] } = pagesOf.get(guide?.guide ?? "")?.[page] ?? {};
    const short = { steps, choices }[list][Number(i)]?.short?.[language];
    if (steps.length + choices.length > shapes.list.rows || (short !== undefined && short.length <= most)) continue;
    yield {
      ...say(
        short === undefined
          ? `is ${text.length} characters long, and WhatsApp's lists hold ${most}: the page comes without a list. Add ${proposalOf(language, text)} beside the label`
          : `has the short label "${short}" of ${short.length} characters, and WhatsApp's lists hold ${most}: shorten it`,
      ),
      level: "warning",
    };
  }
  for (const { value, problem } of guides)
    for (const language of value.languages) {
      const name = value.shortName?.[language] ?? value.name[language] ?? "";
      if (name.length > most)
        yield {
          ...problem(
            ["name", language],
            `is ${name.length} characters long, and WhatsApp's lists hold ${most}: the list of guides comes without one. Add shortName: { ${language}: ... }`,
          ),
          level: "warning",
        };
    }
  for (const [name, texts] of Object.entries(words.value.buttons ?? {}))
    for (const [language, text] of Object.entries(texts))
      if (text.length > shapes.buttons.title)
        yield words.problem(
          ["buttons", name, language],
          `is ${text.length} characters long, and a WhatsApp button holds ${shapes.buttons.title}: shorten it`,
        );
};

/** A short label to begin with: the first words. */
function proposalOf(language: string, text: string): string {
  let short = "";
  for (const { segment } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (short.length + segment.length > most) break;
    short += segment;
  }
  return `short: { ${language}: ${JSON.stringify(short.replace(/[\s\p{P}]+$/u, ""))} }`;
}
