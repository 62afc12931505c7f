import { containsWordAt } from "./contains-word.ts";

/*
 * Finds which of many phrases a text contains. The text is walked once, and at each letter only the phrases that begin
 * with this letter and the next are compared. So the time does not grow with the number of phrases.
 */

type Index<T> = Map<string, T[]>;

const indexes = new WeakMap<readonly unknown[], Index<unknown>>();

const keyOf = (phrase: string) => phrase.slice(0, 2);

/** The index of a list, made when it is first needed. The list must not change afterwards. */
function indexFor<T>(list: readonly T[], phraseOf: (entry: T) => string): Index<T> {
  const known = indexes.get(list) as Index<T> | undefined;
  if (known) return known;
  const index: Index<T> = new Map();
  for (const entry of list) {
    const key = keyOf(phraseOf(entry));
    const entries = index.get(key);
    if (entries) entries.push(entry);
    else index.set(key, [entry]);
  }
  indexes.set(list, index);
  return index;
}

/**
 * The entries whose phrase a folded text contains, each once, in the order of the list.
 *
 * @param isEdge whether a word may begin or end at an index; by default wherever contains-word.ts allows
 */
export function findPhrases<T>(
  list: readonly T[],
  text: string,
  phraseOf: (entry: T) => string,
  isEdge: (at: number) => boolean = () => true,
): T[] {
  const index = indexFor(list, phraseOf);
  const found = new Set<T>();
  for (let at = 0; at < text.length; at += 1) {
    // No word begins inside a Latin word or a number.
    if (isLatinOrDigit(text.charCodeAt(at)) && at > 0 && isLatinOrDigit(text.charCodeAt(at - 1))) continue;
    for (const key of [text.slice(at, at + 2), text[at]!])
      for (const entry of index.get(key) ?? []) {
        const phrase = phraseOf(entry);
        if (text.startsWith(phrase, at) && isEdge(at) && isEdge(at + phrase.length) && containsWordAt(phrase, text, at))
          found.add(entry);
      }
  }
  return found.size < 2 ? [...found] : list.filter((entry) => found.has(entry));
}

/** a-z and 0-9 */
const isLatinOrDigit = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

const identity = (phrase: string) => phrase;

/** Whether a folded text contains any of these phrases. */
export const containsAnyPhrase = (
  phrases: readonly string[],
  text: string,
  isEdge?: (at: number) => boolean,
): boolean => findPhrases(phrases, text, identity, isEdge).length > 0;
