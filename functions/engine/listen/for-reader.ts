import type { Language } from "../../text/language.ts";
import type { Content } from "../guide/guide.ts";
import { memoize } from "../guide/memoize.ts";
import { memoizeByText } from "../guide/once.ts";

/** The content for a reader of a language: words that turn a sentence round only in other languages have no such meaning. */
export const forReader = (content: Content, language: Language | undefined): Content =>
  language !== undefined && Object.hasOwn(content.lexicon.ordinary, language)
    ? contentByReader(content)(language)
    : content;

const contentByReader = memoize((content: Content) =>
  memoizeByText((language): Content => {
    const { lexicon } = content;
    const ordinary = new Set(lexicon.ordinary[language]);
    const turning = (words: string[]) => words.filter((word) => !ordinary.has(word));
    const qualifiers = Object.fromEntries(
      Object.entries(lexicon.qualifiers).map(([qualifier, words]) => [qualifier, turning(words)]),
    ) as typeof lexicon.qualifiers;
    return { ...content, lexicon: { ...lexicon, qualifiers, questionEndings: turning(lexicon.questionEndings) } };
  }),
);
