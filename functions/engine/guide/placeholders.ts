/** {name}, or {#page} for the number that leads to a page. */
export const placeholder = /\{(#?)([a-z][a-z0-9.#-]*)\}/g;

/** The names of a text's placeholders, and whether each is a number like {#store}. */
export function placeholdersOf(text: string): [name: string, isNumber: boolean][] {
  return [...text.matchAll(placeholder)].map(([, hash, name = ""]) => [name, hash === "#"]);
}

/** Removes the placeholders. */
export const withoutPlaceholders = (text: string) => text.replace(placeholder, "");
