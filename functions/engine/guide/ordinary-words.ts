import type { Fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import type { Guide, Page, Words, WordsFile } from "./guide.ts";

/**
 * Words that turn a sentence round in one language, and are ordinary words of another: "he" is another person in English, and
 * "I have" in Spanish. By the other language, folded.
 */
export function ordinaryWords(guides: Guide[], words: WordsFile, fold: Fold): Record<Language, string[]> {
  const turning = [...Object.values(words.sentences), words.questionEndings];
  const foldedList = (listed: Words, language: string) => (listed[language] ?? []).map(fold);
  const entries = Object.keys(words.languages).flatMap((language): [Language, string[]][] => {
    const said = new Set(phrasesOf(guides, words, language).flatMap((phrase) => fold(phrase).split(" ")));
    const own = new Set(turning.flatMap((listed) => [...foldedList(listed, "any"), ...foldedList(listed, language)]));
    const others = turning.flatMap((listed) => Object.values(listed).flat().map(fold));
    const ordinary = [...new Set(others)].filter((word) => said.has(word) && !own.has(word));
    return ordinary.length > 0 ? [[language, ordinary]] : [];
  });
  return Object.fromEntries(entries);
}

/** What people say in a language, as far as it is listed: keywords, answers, commands, and thanks in any language. */
function phrasesOf(guides: Guide[], words: WordsFile, language: Language): string[] {
  const pages = [words, ...guides].flatMap((each): Page[] => Object.values(each.pages));
  const lists = [
    ...guides.map(({ keywords }) => keywords),
    ...pages.flatMap(({ keywords, steps = [], choices = [] }) => [
      keywords,
      ...steps.map((step) => step.keywords),
      ...choices.map((choice) => choice.words),
    ]),
    ...Object.values(words.commands),
    words.thanks,
    words.frequent,
  ];
  return [...lists.flatMap((listed) => listed?.[language] ?? []), ...(words.thanks.any ?? [])];
}
