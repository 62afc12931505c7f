import type { Language } from "../../text/language.ts";
import type { Content } from "../guide/guide.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { memoizeByText } from "../guide/once.ts";

/** The content for a reader of a language, in which words have the meanings of that language. */
export const forReader = (content: Content, language: Language | undefined): Content =>
  language !== undefined && Object.hasOwn(content.lexicon.readers, language)
    ? contentByReader(content)(language)
    : content;

const contentByReader = memoize((content: Content) =>
  memoizeByText((language): Content => {
    const { lexicon } = content;
    const { ordinary, exact } = lexicon.readers[language]!;
    const turning = (words: string[]) => words.filter((word) => !ordinary.includes(word));
    const qualifiers = Object.fromEntries(
      Object.entries(lexicon.qualifiers).map(([qualifier, words]) => [qualifier, turning(words)]),
    ) as Lexicon["qualifiers"];
    const questionEndings = turning(lexicon.questionEndings);
    return {
      ...content,
      lexicon: { ...lexicon, qualifiers, questionEndings, exact: withMeanings(lexicon.exact, exact) },
    };
  }),
);

function withMeanings(exact: Lexicon["exact"], others: Lexicon["readers"][string]["exact"]): Lexicon["exact"] {
  if (Object.keys(others).length === 0) return exact;
  const changed = { ...exact };
  for (const [word, meaning] of Object.entries(others)) {
    if (meaning) changed[word] = meaning;
    else delete changed[word];
  }
  return changed;
}
