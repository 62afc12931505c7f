import type { Fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import type { Guide, Page, Words, WordsFile } from "./guide.ts";

/**
 * Words that turn a sentence round in another language, and are ordinary words of this one: "he" is another person in one, and
 * "I have" in the other.
 *
 * @returns the words, folded
 */
export function ordinaryWords(guides: Guide[], words: WordsFile, language: Language, fold: Fold): string[] {
  const said = new Set(phrasesOf(guides, words, language).flatMap((phrase) => fold(phrase).split(" ")));
  const own = turningWords(words, language, fold);
  const all = turningLists(words).flatMap((listed) => Object.values(listed).flat().map(fold));
  return [...new Set(all)].filter((word) => said.has(word) && !own.has(word));
}

/** The words that turn a sentence round in a language, or end a question, folded. */
export const turningWords = (words: WordsFile, language: Language, fold: Fold): Set<string> =>
  new Set(turningLists(words).flatMap((listed) => [...(listed.any ?? []), ...(listed[language] ?? [])].map(fold)));

const turningLists = (words: WordsFile): Words[] => [...Object.values(words.sentences), words.questionEndings];

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
