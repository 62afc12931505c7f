import type { Lexicon } from "../guide/lexicon.ts";

/** Makes a value from the lexicon once, when it is first needed. */
export function memoizeByLexicon<T extends object>(make: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const made = new WeakMap<Lexicon, T>();
  return (lexicon) => {
    const known = made.get(lexicon) ?? make(lexicon);
    made.set(lexicon, known);
    return known;
  };
}
