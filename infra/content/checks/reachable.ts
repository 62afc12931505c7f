import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { parsePlace } from "../../../functions/engine/guide/places.ts";
import type { Check } from "../check.ts";

/** Nobody can come to a page that no choice, keyword, promise or guess leads to. A key alone leads nowhere. */
export const reachable: Check = function* ({ guides }) {
  for (const { value: guide, problem } of guides) {
    const reached = reachedIn(guide);
    for (const page of Object.keys(guide.pages))
      if (!reached.has(page))
        yield problem(["pages", page], "nothing leads here: offer it as a choice, give it keywords, or take it out");
  }
};

function reachedIn(guide: Guide): Set<string> {
  const reached = new Set<string>();
  const next = entrancesOf(guide);
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const page = guide.pages[id];
    if (!page || reached.has(id)) continue;
    reached.add(id);
    const targets = [...(page.choices ?? []).map(({ to }) => to), page.promise?.ask, page.guess];
    next.push(...targets.flatMap((to) => (to === undefined ? [] : parsePlace(to).page)));
  }
  return reached;
}

/** Where people come in: the start, what "I applied" means, a sender's page, and each page with a keyword. */
function entrancesOf({ start, done, senders = [], pages }: Guide): string[] {
  const named = Object.entries(pages).filter(([, { keywords, steps = [] }]) =>
    [keywords, ...steps.map((step) => step.keywords)].some((words) => Object.values(words ?? {}).flat().length > 0),
  );
  return [start, done, ...senders.map(({ page }) => page), ...named.map(([id]) => id)];
}
