import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import { listOf, nextPlace, optionsAt, pageAt, parsePlace } from "../../../functions/engine/guide/places.ts";
import { placeholdersOf } from "../../../functions/engine/guide/render.ts";

/** What is said on one way through a guide, in order; `first`: we write first, without having been asked. */
export type Walk = { at: string; first?: true }[];

/** All ways that are looked at; a guide with more of them is told to have "more than". */
const most = 50_000;

/**
 * Every way from the start page to each of the guide's ends, the shortest first. Nobody on it comes by the same place
 * twice. `cut`: there are more.
 */
export function walksOf(content: Content, guide: Guide): { ends: Map<string, Walk[]>; cut: boolean } {
  const ends = new Map(endsOf(content, guide).map((end): [string, Walk[]] => [end, []]));
  const queue: Walk[] = [[{ at: guide.start }]];
  for (const walk of queue) {
    const { at } = walk.at(-1)!;
    ends.get(at)?.push(walk);
    if (queue.length > most) continue;
    const next: Walk = [...onward(content, guide, at).map((to) => ({ at: to })), ...later(guide, at)];
    for (const step of next) if (!walk.some(({ at }) => at === step.at)) queue.push([...walk, step]);
  }
  return { ends, cut: queue.length > most };
}

/** "I applied", and whatever the check-back ends with: a page of it that asks nothing and promises nothing more. */
function endsOf(content: Content, guide: Guide): string[] {
  const before = closure([guide.start], (at) => onward(content, guide, at));
  const asked = [...before].flatMap((at) => later(guide, at).map(({ at }) => at));
  const after = closure(asked, (at) => [
    ...onward(content, guide, at).filter((to) => !before.has(to)),
    ...later(guide, at).map(({ at }) => at),
  ]);
  const isEnd = ({ choices, steps, promise, endsPromise }: Guide["pages"][string]) =>
    !promise && (endsPromise || !(choices || steps));
  return [guide.done, ...[...after].filter((at) => !before.has(at) && isEnd(guide.pages[parsePlace(at).page]!))];
}

function closure(from: string[], next: (at: string) => string[]): Set<string> {
  const reached = new Set(from);
  for (const at of reached) for (const to of next(at)) reached.add(to);
  return reached;
}

/** Where one goes on to after reading: what the list offers (its steps in order), and the numbers that the text names. */
function onward(content: Content, guide: Guide, at: string): string[] {
  const { page: id, step } = parsePlace(at);
  const page = guide.pages[id]!;
  const list = step > 0 ? [] : listOf(guide, id, page).filter(({ to }) => !to.startsWith(`${id}#`) || to === `${id}#1`);
  const text = step > 0 ? page.steps?.[step - 1]?.text : page.text;
  const ways = optionsAt(content, guide, at).map(({ to }) => to);
  const named = placeholdersOf(text?.[guide.languages[0]!] ?? "").flatMap(([name, isNumber]) => {
    const to = name === "next" ? nextPlace(guide, at) : name;
    return isNumber && to !== undefined && ways.includes(to) ? to : [];
  });
  const places = new Set([...list.map(({ to }) => to), ...named]);
  return [...places].filter((to) => !to.startsWith("/") && pageAt(content, guide, to));
}

/** What time brings: the page that a promise asks with. */
const later = (guide: Guide, at: string): Walk => {
  const { promise } = guide.pages[at] ?? {};
  return promise ? [{ at: promise.ask, first: true }] : [];
};
