import { placeholdersOf } from "../../../functions/engine/guide/placeholders.ts";
import { parsePlace } from "../../../functions/engine/guide/places.ts";
import type { Check } from "../check.ts";
import { textsIn } from "../texts-in-content.ts";

/**
 * A page without a list, and each step, has to name what to reply: a number ({#menu} at least) or the {keyword}. 0 and "menu"
 * always work, but the reader does not know that.
 */
export const deadEnd: Check = function* (authored) {
  for (const { guide, page, at, spot, language, text, say } of textsIn(authored)) {
    const body = guide?.pages[page];
    if (!body || spot.at(-1) !== "text") continue;
    const isStep = parsePlace(at).step > 0;
    if (!isStep && (body.steps || body.choices)) continue;
    const foot = isStep ? "" : (body.foot?.[language] ?? "");
    if (!placeholdersOf(text + foot).some(([name, isNumber]) => isNumber || name === "keyword"))
      yield say("does not say what to reply: end it with {#menu}, {#next} or another number, or with the {keyword}");
  }
};
