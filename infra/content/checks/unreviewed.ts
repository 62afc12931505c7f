import type { Reviewed } from "../../../functions/engine/guide/authored.ts";
import type { Check } from "../check.ts";
import { markOf, marksIn } from "../review.ts";

type File = { review?: Record<string, Reviewed> | undefined; pages?: Record<string, object> | undefined };

/** Counts the texts and the words to listen for of a file that no native speaker has read in a language. */
export function toReview({ review = {}, ...body }: File, language: string) {
  const found = { texts: new Set<string>(), words: new Set<string>() };
  const { language: question, ...others } = body.pages ?? {};
  const pages = withoutFiles(others);
  // The question for the language is made of other fields.
  const written = {
    ...body,
    pages: "menuFoot" in body ? pages : { ...pages, ...(question && { language: question }) },
  };
  if (Object.hasOwn(review, language)) gather(written, language, { found, read: marksIn(review[language]) });
  return { texts: found.texts.size, words: found.words.size };
}

/** Pages without the names of their files, which are given for each language, too. */
const withoutFiles = (pages: Record<string, object>): Record<string, object> =>
  Object.fromEntries(
    Object.entries(pages).map(([id, page]) => [id, { ...page, picture: undefined, file: undefined, audio: undefined }]),
  );

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
