import type { Problem } from "../../read.ts";
import type { Piece, Unplaced } from "./article.ts";
import type { Draft, DraftPage } from "./draft.ts";
import { letters } from "./labels.ts";

/**
 * A draft with which some problems of the compiler are gone: a label that means something else is a neutral one, with the
 * heading in the page's text; a text that is refused is taken out.
 *
 * @param word what the guide is called, for neutral labels
 * @returns the draft and the texts that were taken out; undefined when no problem is one of these
 */
export function repaired(
  draft: Draft,
  problems: readonly Problem[],
  word: string,
): { draft: Draft; unplaced: Unplaced[] } | undefined {
  const pages = new Map(draft.pages.map((page) => [page.id, page]));
  const unplaced: Unplaced[] = [];
  const lists: Record<string, string[]> = { menu: draft.menu };
  let isMended = false;
  const change = (page: DraftPage | undefined, by: Partial<DraftPage>) => {
    if (page) pages.set(page.id, { ...page, ...by });
    isMended ||= page !== undefined;
  };
  const takeOut = (texts: readonly Piece[], why: string): Piece[] => {
    unplaced.push(...texts.map(({ text, line }) => ({ text, line, why: `the check says: ${why}` })));
    return [];
  };

  const labels = () => [...pages.values()].flatMap(({ label, steps }) => [label, ...steps.map((step) => step.label)]);

  for (const { where, message } of problems) {
    const [, id = "", list, number = "0", field] =
      /^page ([^,]+), (?:(step|choice) (\d+), )?(label|text), [^,]+$/.exec(where) ?? [];
    const page = pages.get(id);
    const index = Number(number) - 1;
    if (list === "choice" && field === "label") {
      const target = pages.get((page?.to ?? lists[id] ?? [])[index] ?? "");
      if (target) {
        const { label, said } = otherLabel(target.label, word, labels());
        change(target, {
          label,
          texts: [...(said === undefined ? [] : [{ text: said, line: target.line }]), ...target.texts],
        });
      }
    } else if (list === "step" && page?.steps[index]) {
      const steps = page.steps.map((step, i) => {
        if (i !== index) return step;
        return field === "label"
          ? { ...step, label: otherLabel(step.label, word, labels()).label }
          : { label: step.label, texts: takeOut(step.texts, message) };
      });
      change(page, { steps });
    } else if (page && field === "text" && page.texts.length > 0) change(page, { texts: takeOut(page.texts, message) });
  }
  return isMended ? { draft: { ...draft, pages: [...pages.values()] }, unplaced } : undefined;
}

/**
 * What else a label may be: itself with the guide's name; after that, a neutral one.
 *
 * @returns the label, and what it does not say any more
 */
function otherLabel(label: string, word: string, taken: readonly string[]): { label: string; said?: string } {
  const own = ` (${word})`;
  if (!label.endsWith(own)) return { label: label + own };
  for (let i = 0; ; i += 1) {
    const neutral = `${word} ${letters(i)}${own}`;
    if (!taken.includes(neutral)) return { label: neutral, said: label.slice(0, -own.length) };
  }
}
