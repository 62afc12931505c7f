import type { Guide, Page } from "./guide.ts";

/* Values that depend on compiled content alone are made once, when they are first needed. */

/** Remembers a value for each object, such as a guide. */
export function memoize<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
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
