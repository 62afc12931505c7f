import type { Guide, Page, WordsFile } from "./guide.ts";
import { memoize } from "./memoize.ts";
import { ownProperty } from "./own-property.ts";

/*
 * Two classes of intents. Showing a page is harmless, so a keyword anywhere in a sentence is enough. Changing something
 * (a check-back, the opt-out, erasing) needs the whole message, or a clause that stands alone.
 */

const hasEffect = (page: Page | undefined): boolean =>
  page !== undefined && (page.checkBack !== undefined || page.endsCheckBack !== undefined || page.effect !== undefined);

/** Whether a target of this guide or of words.yaml changes anything. `/done` is the page that the guide names. */
export function changesSomething(guide: Guide | undefined, words: Pick<WordsFile, "pages">, to: string): boolean {
  if (to === "/done") return guide !== undefined && hasEffect(ownProperty(guide.pages, guide.done));
  if (to.startsWith("/")) return hasEffect(ownProperty(words.pages, to.slice(1)));
  return guide !== undefined && hasEffect(ownProperty(guide.pages, to));
}

/** Whether a page is the question of a check-back. */
export const isCheckBackQuestion = (guide: Guide | undefined, page: string): boolean =>
  guide !== undefined && checkBackQuestions(guide).has(page);

const checkBackQuestions = memoize(
  ({ pages }: Guide) => new Set(Object.values(pages).flatMap(({ checkBack }) => checkBack?.ask ?? [])),
);
