import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { parsePlace } from "../../../functions/engine/guide/places.ts";
import type { Check } from "../check.ts";

/** A choice, keyword, check-back or guess leads to every page. A key alone does not count. */
export const reachable: Check = function* ({ guides }) {
  for (const { value: guide, problem } of guides) {
    const reached = reachedIn(guide);
    for (const page of Object.keys(guide.pages))
      if (!reached.has(page))
        yield problem(["pages", page], "nothing leads here: offer it as a choice, give it keywords, or remove it");
  }
};

function reachedIn(guide: Guide): Set<string> {
  const reached = new Set<string>();
  const next = entrancesOf(guide);
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const page = guide.pages[id];
    if (!page || reached.has(id)) continue;
    reached.add(id);
    const targets = [...(page.choices ?? []).map(({ to }) => to), page.checkBack?.ask, page.guess];
    next.push(...targets.flatMap((to) => (to === undefined ? [] : parsePlace(to).page)));
  }
  return reached;
}

/** The pages people can start from: the start, the page of "I applied", a sender's page, and pages with keywords. */
function entrancesOf({ start, done, senders = [], pages }: Guide): string[] {
  const named = Object.entries(pages).filter(([, { keywords, steps = [] }]) =>
    [keywords, ...steps.map((step) => step.keywords)].some((words) => Object.values(words ?? {}).flat().length > 0),
  );
  return [start, done, ...senders.map(({ page }) => page), ...named.map(([id]) => id)];
}
