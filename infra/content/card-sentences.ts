import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import type { Language } from "../../functions/text/language.ts";
import { textsOf } from "./texts.ts";

/** A sentence that a page tells people to show, in a language that they may not speak. `place` is a page or a step of it. */
export type Card = { guide: string; place: string; language: Language; sentence: string };

/** Shorter pieces are names. */
const leastLetters = 15;

/**
 * The sentences in a guide that stand in the script of another language than the text around them. Throws an Error when the
 * languages of a page have different ones.
 */
export function cardsOf(content: Content, { guide, pages }: Guide): Card[] {
  return Object.entries(pages).flatMap(([id, page]) =>
    [...textsOf(id, page)].flatMap(({ at: place, texts }) => {
      const found = Object.entries(texts).flatMap(([around, text]) => sentencesIn(content, around, text));
      const byLanguage = Object.groupBy(found, ({ language }) => language);
      return Object.entries(byLanguage).map(([language, all = []]): Card => {
        const sentences = [...new Set(all.map(({ sentence }) => sentence))];
        const own = texts[language];
        const [sentence = ""] = sentences;
        if (sentences.length > 1 || (own !== undefined && !own.includes(sentence)))
          throw new Error(
            `${guide}, page ${place}: its languages show different sentences in ${language}. Make them one`,
          );
        return { guide, place, language, sentence };
      });
    }),
  );
}

/** What a text in one language says in the scripts of others. */
function sentencesIn(
  { languages }: Content,
  around: Language,
  text: string,
): { language: Language; sentence: string }[] {
  const known = new Set(["Latin", ...(languages[around]?.scripts ?? [])]);
  return Object.entries(languages).flatMap(([language, { scripts }]) =>
    scripts
      .filter((script) => !known.has(script))
      .flatMap((script) => {
        const letter = `[\\p{Script=${script}}\\p{M}]`;
        const sentence = new RegExp(
          `${letter}(?:[\\p{Script=${script}}\\p{M}\\p{Zs}\\p{Po}]*${letter}[.?!。？！]?)?`,
          "gu",
        );
        return (text.match(sentence) ?? [])
          .filter((each) => (each.match(/\p{L}/gu)?.length ?? 0) >= leastLetters)
          .map((each) => ({ language, sentence: each.trim() }));
      }),
  );
}
