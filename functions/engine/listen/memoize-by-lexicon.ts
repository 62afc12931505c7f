import type { Lexicon } from "../guide/lexicon.ts";

/** Something worked out from the words of the content, once for each content. */
export function memoizeByLexicon<T extends object>(make: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const made = new WeakMap<Lexicon, T>();
  return (lexicon) => {
    const known = made.get(lexicon) ?? make(lexicon);
    made.set(lexicon, known);
    return known;
  };
}
