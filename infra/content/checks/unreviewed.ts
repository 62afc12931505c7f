import type { Reviewed } from "../../../functions/engine/guide/authored.ts";
import type { Check } from "../check.ts";
import { markOf, marksIn } from "../review.ts";

type File = { review?: Record<string, Reviewed> | undefined; pages?: Record<string, unknown> | undefined };

/** Counts the texts and the words to listen for of a file that no native speaker has read in a language. */
export function toReview({ review = {}, ...body }: File, language: string) {
  const found = { texts: new Set<string>(), words: new Set<string>() };
  const { language: _, ...pages } = body.pages ?? {};
  // The question for the language is made of other fields.
  const written = "menuFoot" in body ? { ...body, pages } : body;
  if (Object.hasOwn(review, language)) gather(written, language, { found, read: marksIn(review[language]) });
  return { texts: found.texts.size, words: found.words.size };
}

/** Warns of unreviewed texts, by file and language. */
export const unreviewed: Check = function* ({ guides, words }) {
  for (const { value, problem } of [...guides, words])
    for (const language of Object.keys(value.review ?? {})) {
      const { texts, words } = toReview(value, language);
      if (texts + words === 0) continue;
      const message = `${language}: ${texts} texts and ${words} words to listen for, not reviewed by a native speaker`;
      yield { ...problem(["review", language], message), level: "warning" };
    }
};

type Gathered = { found: { texts: Set<string>; words: Set<string> }; read: Set<string> };

/** The value of a language's key is a text, a list of words to listen for, or a list of these. */
function gather(value: unknown, language: string, to: Gathered): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if (key === language) add(inner, to);
    else gather(inner, language, to);
}

function add(value: unknown, { found, read }: Gathered): void {
  if (typeof value === "string" && !read.has(markOf(value))) found.texts.add(value);
  if (!Array.isArray(value)) return;
  const lists = value.every((each) => Array.isArray(each)) ? value : [value];
  for (const list of lists as string[][]) if (!read.has(markOf(list))) for (const word of list) found.words.add(word);
}
