import type { Check } from "../check.ts";

/** Counts the texts and the words to listen for of a file that no native speaker has reviewed in a language. */
export function toReview({ review = {}, ...body }: { review?: object }, language: string) {
  const found = { texts: new Set<string>(), words: new Set<string>() };
  if (Object.hasOwn(review, language)) gather(body, language, found);
  return { texts: found.texts.size, words: found.words.size };
}

/** Warns of unreviewed texts, by file and language. */
export const unreviewed: Check = function* ({ guides, words }) {
  for (const { value, problem } of [...guides, words])
    for (const language of Object.keys(value.review ?? {})) {
      const { texts, words } = toReview(value, language);
      const message = `${language}: ${texts} texts and ${words} words to listen for, not reviewed by a native speaker`;
      yield { ...problem(["review", language], message), level: "warning" };
    }
};

/** The value of a language's key is a text, or a list of words to listen for. */
function gather(value: unknown, language: string, found: { texts: Set<string>; words: Set<string> }): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== language) gather(inner, language, found);
    else if (typeof inner === "string") found.texts.add(inner);
    else if (Array.isArray(inner)) for (const word of inner) found.words.add(String(word));
  }
}
