import type { Content } from "./guide.ts";
import { ownProperty } from "./own-property.ts";
import { currentPlace, pageAt } from "./places.ts";

/*
 * The ids of buttons and list rows. An id names where the button leads and not its number: a button stays on the
 * person's screen, and means the same after they have gone on or the page has a new order.
 */

/** The id of a button that leads to a target of a guide, or of a page of words.yaml: "cancel-sim-kh store#2", "/home". */
export function buttonId(guide: string | undefined, to: string): string {
  return /^[/@]/.test(to) || guide === undefined ? to : `${guide} ${to}`;
}

/** Where the button with this id leads; nothing for an unknown id or a page that no longer exists. */
export function buttonTarget(content: Content, id: string): { guide?: string; to: string } | undefined {
  const [, name, place] = /^(?:([a-z][a-z0-9-]*) )?([/@]?[a-z][a-z0-9.#-]*)$/.exec(id) ?? [];
  if (place === undefined) return undefined;
  if (name === undefined) {
    const isOffered = Object.hasOwn(content.lexicon.offered, place);
    return isOffered || (place.startsWith("@") && Object.hasOwn(content.guides, place.slice(1)))
      ? { to: place }
      : undefined;
  }
  const guide = ownProperty(content.guides, name);
  if (!guide) return undefined;
  const to = currentPlace(guide, place);
  return pageAt(content, guide, to) ? { guide: guide.guide, to } : undefined;
}
