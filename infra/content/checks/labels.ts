import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
import type { Check } from "../check.ts";
import { startsNumbered } from "../numbered.ts";
import { type ContentText, textsIn } from "../texts-in-content.ts";

/** In a list, a label stands behind its number. It must not begin with another, nor count steps that are not there. */
export const labels: Check = function* (authored) {
  for (const said of textsIn(authored)) {
    const { text, spot, say } = said;
    const number = spot.at(-1) === "label" ? startsNumbered(text) : undefined;
    if (number !== undefined)
      yield say(`begins with ${number}, which looks like something to reply: begin it with a word`);
    const counted = countedSteps(said);
    if (counted !== undefined) yield { ...say(counted), level: "warning" };
  }
};

/** A page with steps says how many there are: in its own text, and in the labels that lead to it. */
function countedSteps({ guide, page, spot, text }: ContentText): string | undefined {
  const to = guide && stepsBehind(guide, page, spot);
  if (!to) return undefined;
  const steps = guide.pages[to]?.steps?.length ?? 0;
  const numbers = [...text.normalize("NFKC").matchAll(/(?<![\d.,*#+])\d{1,2}(?![\d.,*#%])/g)].map(Number);
  if (numbers.length === 0 || numbers.includes(steps)) return undefined;
  return `says ${numbers.join(" and ")}, and the page ${to} has ${steps} ${steps === 1 ? "step" : "steps"}: is it right?`;
}

/** The page whose steps a text may count. */
function stepsBehind({ pages }: Guide, page: string, [key, i]: ContentText["spot"]): string | undefined {
  const hasSteps = (each: Page | undefined) => (each?.steps ?? []).length > 0;
  const to = key === "choices" ? pages[page]?.choices?.[Number(i)]?.to : key === "text" ? page : undefined;
  return to !== undefined && hasSteps(pages[to]) ? to : undefined;
}
