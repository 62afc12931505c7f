import type { Content, Page } from "./guide.ts";
import { ownProperty } from "./own-property.ts";
import { currentPlace, pageAt } from "./places.ts";

/*
 * What a tapped button or list row says of itself. Its id names where it leads, not the number it had: a button stays on
 * the person's screen, and still means what it said when they have gone on, or the page has another order by now.
 */

/** The id of a button that leads to a target of a guide, or of a page of words.yaml: "cancel-sim-kh store#2", "/zh". */
export function buttonId(guide: string | undefined, to: string): string {
  return /^[/@]/.test(to) || guide === undefined ? to : `${guide} ${to}`;
}

/** Where the button with this id leads; nothing when it is none of ours, or leads nowhere any more. */
export function buttonTarget(content: Content, id: string): { guide?: string; to: string } | undefined {
  const [, name, place] = /^(?:([a-z][a-z0-9-]*) )?([/@]?[a-z][a-z0-9.#-]*)$/.exec(id) ?? [];
  if (place === undefined) return undefined;
  if (name === undefined) return isOffered(content, place) ? { to: place } : undefined;
  const guide = ownProperty(content.guides, name);
  if (!guide) return undefined;
  const to = currentPlace(guide, place);
  return pageAt(content, guide, to) ? { guide: guide.guide, to } : undefined;
}

/** Whether some page's list offers this target: an id that nobody can tap does nothing. */
function isOffered({ guides, words }: Content, target: string): boolean {
  const pages: Page[] = [words, ...Object.values(guides)].flatMap((each) => Object.values(each.pages));
  return pages.some(({ choices }) => choices?.some(({ to }) => to === target));
}
