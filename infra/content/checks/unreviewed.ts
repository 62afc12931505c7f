import type { Check } from "../check.ts";

/**
 * How many texts, and words to listen for, of a file no native speaker has read yet in a language. What stands there once
 * is one text, however often it is used.
 */
export function toReview({ review = {}, ...body }: { review?: object }, language: string) {
  const found = { texts: new Set<string>(), words: new Set<string>() };
  if (Object.hasOwn(review, language)) gather(body, language, found);
  return { texts: found.texts.size, words: found.words.size };
}

/** Counts, file by file and language by language, what no native speaker has read yet. */
export const unreviewed: Check = function* ({ guides, words }) {
  for (const { value, problem } of [...guides, words])
    for (const language of Object.keys(value.review ?? {})) {
      const { texts, words } = toReview(value, language);
      const message = `${language}: ${texts} texts and ${words} words to listen for, not reviewed by a native speaker`;
      yield { ...problem(["review", language], message), level: "warning" };
    }
};

/** Below a language's key stands what is said in it, or a list of what is heard. */
function gather(value: unknown, language: string, found: { texts: Set<string>; words: Set<string> }): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== language) gather(inner, language, found);
    else if (typeof inner === "string") found.texts.add(inner);
    else if (Array.isArray(inner)) for (const word of inner) found.words.add(String(word));
  }
}
