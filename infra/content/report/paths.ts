import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import { placeholdersOf } from "../../../functions/engine/guide/placeholders.ts";
import { listOf, nextPlace, optionsAt, pageAt, parsePlace } from "../../../functions/engine/guide/places.ts";

/** The places of one path through a guide, in order. `first` marks a check-back. */
export type GuidePath = { at: string; first?: true }[];

/** Paths that are counted. The report marks a guide with more of them by a plus. */
const maxPaths = 50_000;

/**
 * Every path from the start page to each of the guide's ends, the shortest first. No path visits a place twice.
 * `isTruncated`: there are more.
 */
export function pathsOf(content: Content, guide: Guide): { ends: Map<string, GuidePath[]>; isTruncated: boolean } {
  const ends = new Map(endsOf(content, guide).map((end): [string, GuidePath[]] => [end, []]));
  const queue: GuidePath[] = [[{ at: guide.start }]];
  for (const path of queue) {
    const { at } = path.at(-1)!;
    ends.get(at)?.push(path);
    if (queue.length > maxPaths) continue;
    const next: GuidePath = [...nextPlaces(content, guide, at).map((to) => ({ at: to })), ...checkBackAfter(guide, at)];
    for (const step of next) if (!path.some(({ at }) => at === step.at)) queue.push([...path, step]);
  }
  return { ends, isTruncated: queue.length > maxPaths };
}

/**
 * The last pages of a guide: the page of "I applied", and the ends of check-backs. They ask nothing and make no
 * check-back.
 */
function endsOf(content: Content, guide: Guide): string[] {
  const before = closure([guide.start], (at) => nextPlaces(content, guide, at));
  const asked = [...before].flatMap((at) => checkBackAfter(guide, at).map(({ at }) => at));
  const after = closure(asked, (at) => [
    ...nextPlaces(content, guide, at).filter((to) => !before.has(to)),
    ...checkBackAfter(guide, at).map(({ at }) => at),
  ]);
  const isEnd = ({ choices, steps, checkBack, endsCheckBack }: Guide["pages"][string]) =>
    !checkBack && (endsCheckBack || !(choices || steps));
  return [guide.done, ...[...after].filter((at) => !before.has(at) && isEnd(guide.pages[parsePlace(at).page]!))];
}

function closure(from: string[], next: (at: string) => string[]): Set<string> {
  const reached = new Set(from);
  for (const at of reached) for (const to of next(at)) reached.add(to);
  return reached;
}

/** The places that can follow: those of the list (its steps in order), and of the numbers in the text. */
function nextPlaces(content: Content, guide: Guide, at: string): string[] {
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

/** The check-back that a page makes. */
const checkBackAfter = (guide: Guide, at: string): GuidePath => {
  const { checkBack } = guide.pages[at] ?? {};
  return checkBack ? [{ at: checkBack.ask, first: true }] : [];
};
