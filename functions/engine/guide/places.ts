import type { Language } from "../../text/language.ts";
import type { Content, Guide, Page, Texts } from "./guide.ts";
import { memoizeByPage } from "./memoize.ts";
import { ownProperty } from "./own-property.ts";

/*
 * Where a person can go from a place, and by which number. A place is a page's id ("store"), a step of it ("store#2"),
 * or a page of words.yaml ("/delete"). Authors never type a number: both the texts and the listener take it from here.
 */

/** A possible reply: its number, where it leads, and its label on the list (none for `0`). `key`: on every page. */
export type Option = { number: number; to: string; label?: Texts; short?: Texts; words?: string[]; key?: true };

/** `{ page: "store", step: 2 }` of "store#2"; step 0 is the page itself. */
export function parsePlace(at: string): { page: string; step: number } {
  const [page = at, step = "0"] = at.split("#");
  return { page, step: Number(step) };
}

/** The page of a place; nothing when a release has removed it. */
export function pageAt(content: Content, guide: Guide | undefined, at: string): Page | undefined {
  const { page, step } = parsePlace(at);
  const found = page.startsWith("/")
    ? ownProperty(content.words.pages, page.slice(1))
    : guide && ownProperty(guide.pages, page);
  return step > (found?.steps?.length ?? 0) ? undefined : found;
}

/** A place in the guide of today: a removed page leads where the guide's `moved` says. */
export function currentPlace(guide: Guide | undefined, at: string): string {
  const { page } = parsePlace(at);
  const moved = guide && !ownProperty(guide.pages, page) ? ownProperty(guide.moved ?? {}, page) : undefined;
  return moved ?? at;
}

/**
 * The numbered list that a page shows: steps first, then choices. A choice with a key of the guide keeps its digit.
 * Languages that the guide does not have are left out.
 */
export const listOf = memoizeByPage((guide, id, page): Option[] => {
  const steps = (page.steps ?? []).map(({ label, short }, i) => ({
    number: i + 1,
    to: `${id}#${i + 1}`,
    label,
    ...(short && { short }),
  }));
  let number = steps.length;
  const offered = (page.choices ?? []).filter(({ to }) => {
    const language = languageIn(to);
    return !guide || language === undefined || guide.languages.includes(language);
  });
  const choices = offered.map(({ to, label, short, words }) => {
    const spoken = words && Object.values(words).flat();
    return {
      number: keyOf(id.startsWith("/") ? undefined : guide, to) ?? ++number,
      to,
      label,
      ...(short && { short }),
      ...(spoken && { words: spoken }),
    };
  });
  return [...steps, ...choices];
});

/** The language that a target changes to: a slash and its tag. The compiler allows no other target of this form. */
export function languageIn(to: string): Language | undefined {
  const [, language] = /^\/([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?)$/.exec(to) ?? [];
  return language;
}

function keyOf(guide: Guide | undefined, to: string): number | undefined {
  const key = Object.entries(guide?.keys ?? {}).find(([, target]) => target === to)?.[0];
  return key === undefined ? undefined : Number(key);
}

/** The keys that work on every page of the guide: those on its start page. */
function keysEverywhere(guide: Guide): Option[] {
  const start = guide.pages[guide.start];
  const keys = start
    ? listOf(guide, guide.start, start).filter((option) => keyOf(guide, option.to) === option.number)
    : [];
  return keys.map((option) => ({ ...option, key: true }));
}

/**
 * Everything that may be replied at a place: the list in force, then the guide's keys unless the page is strict, and 0
 * for the menu.
 */
export function optionsAt(content: Content, guide: Guide | undefined, at: string): Option[] {
  const page = pageAt(content, guide, at);
  return page ? optionsOf(guide, parsePlace(at).page, page) : [];
}

const optionsOf = memoizeByPage((guide, id, page): Option[] => {
  const menu: Option = { number: 0, to: "/menu", key: true };
  if (!guide || id.startsWith("/") || page.strict) return [...listOf(guide, id, page), menu];
  const listing = listingPage(guide, id, page);
  const listed = guide.pages[listing];
  const list = listed ? listOf(guide, listing, listed) : [];
  const keys = keysEverywhere(guide).filter((key) => !list.some((option) => option.number === key.number));
  return [...list, ...keys, menu];
});

/**
 * The page whose list is in force at a page: the page with a list of its own, else its `under`, else the start page.
 */
export function listingPage(guide: Guide, id: string, page: Page): string {
  return page.steps || page.choices || page.strict ? id : (page.under ?? guide.start);
}

/** The next step, or the next page of the list that names this page; nothing at the end. */
export function nextPlace(guide: Guide, at: string): string | undefined {
  const { page: id, step } = parsePlace(at);
  const page = guide.pages[id];
  if (page?.steps) return step < page.steps.length ? `${id}#${step + 1}` : undefined;
  const siblings = siblingsOf(guide, id);
  return siblings[siblings.indexOf(id) + 1];
}

/** Whether a place offers a next one: a step that is not the last, or a page whose text names the next of its list. */
export function offersNext(guide: Guide, at: string): boolean {
  const page = guide.pages[parsePlace(at).page];
  if (!page || nextPlace(guide, at) === undefined) return false;
  return page.steps !== undefined || Object.values(page.text).some((text) => text.includes("{#next}"));
}

/** The step before, the list of a first step, or the page above. */
export function previousPlace(guide: Guide, at: string): string {
  const { page: id, step } = parsePlace(at);
  if (step > 1) return `${id}#${step - 1}`;
  if (step === 1) return id;
  return guide.pages[id]?.under ?? guide.start;
}

function siblingsOf(guide: Guide, id: string): string[] {
  const under = guide.pages[id]?.under;
  const list = under === undefined ? [] : (guide.pages[under]?.choices ?? []).map(({ to }) => to);
  return list.includes(id) ? list : [];
}

/** The first choice in the guide's lists that leads to a page. */
export const choiceTo = (guide: Guide, to: string) =>
  Object.values(guide.pages)
    .flatMap(({ choices = [] }) => choices)
    .find((choice) => choice.to === to);

/** The label of a page in the guide's lists, in this language; the page's id when no list names it. */
export function labelOf(guide: Guide, to: string, language: Language | undefined): string {
  const label = choiceTo(guide, to)?.label;
  return label?.[language ?? ""] ?? Object.values(label ?? {})[0] ?? to;
}
