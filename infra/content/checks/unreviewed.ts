import type { Guide } from "../../../functions/engine/guide.ts";
import type { Language } from "../../../functions/text/language.ts";
import type { Authored, Check } from "../check.ts";
import { textsIn } from "../said.ts";

/** How many texts of a guide no native speaker has read yet. */
export function toReview(authored: Authored, guide: Guide, language: Language): number {
  if (!guide.review?.[language]) return 0;
  return [...textsIn(authored)].filter((said) => said.guide === guide && said.language === language).length;
}

/** Counts what no native speaker has read yet. */
export const unreviewed: Check = function* (authored) {
  for (const { value, problem } of authored.guides)
    for (const language of value.languages) {
      const count = toReview(authored, value, language);
      const message = `${language}: ${count} texts not reviewed by a native speaker`;
      if (count > 0) yield { ...problem(["review", language], message), level: "warning" };
    }
};
