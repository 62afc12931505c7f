import type { Guide, Page } from "./guide.ts";

/* Values that depend on compiled content alone are made once, when they are first needed. */

/** Remembers a value for each object, such as a guide. Most calls are about the same object as the call before. */
export function memoize<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { key: Key; value: Value }>();
  let last: { key: Key; value: Value } | undefined;
  return (key) => {
    if (last?.key === key) return last.value;
    const known = made.get(key);
    const entry = known ?? { key, value: make(key) };
    if (!known) made.set(key, entry);
    last = entry;
    return entry.value;
  };
}

const noGuide = {};

/** Remembers a value for each page of a guide. The page's id is that in a place: "store", or "/delete" without a guide. */
export function memoizeByPage<Value>(
  make: (guide: Guide | undefined, id: string, page: Page) => Value,
): (guide: Guide | undefined, id: string, page: Page) => Value {
  const byGuide = memoize((_: object) => memoize((_: Page) => new Map<string, { value: Value }>()));
  return (guide, id, page) => {
    const made = byGuide(guide ?? noGuide)(page);
    const known = made.get(id);
    if (known) return known.value;
    const value = make(guide, id, page);
    made.set(id, { value });
    return value;
  };
}
