import type { Fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import type { Guide, Page, Words, WordsFile } from "./guide.ts";
import { memoize } from "./memoize.ts";

/**
 * Words that turn a sentence round in another language, and are ordinary words of this one: "he" is another person in one, and
 * "I have" in the other.
 *
 * @returns the words, folded
 */
export function ordinaryWords(guides: Guide[], words: WordsFile, language: Language, fold: Fold): string[] {
  const said = [...guides, words].map((each) => saidIn(each)(language, fold));
  const own = turningWords(words, language, fold);
  const all = turningLists(words).flatMap((listed) => Object.values(listed).flat().map(fold));
  return [...new Set(all)].filter((word) => said.some((each) => each.has(word)) && !own.has(word));
}

/** The words that turn a sentence round in a language, or end a question, folded. */
export const turningWords = (words: WordsFile, language: Language, fold: Fold): Set<string> =>
  new Set(turningLists(words).flatMap((listed) => [...(listed.any ?? []), ...(listed[language] ?? [])].map(fold)));

const turningLists = (words: WordsFile): Words[] => [...Object.values(words.sentences), words.questionEndings];

/** The words that people say in a language, folded, as far as a guide or the common words list them. */
const saidIn = memoize((of: Guide | WordsFile) => {
  const known = new Map<Language, Set<string>>();
  return (language: Language, fold: Fold): Set<string> => {
    const said = known.get(language) ?? new Set(phrasesOf(of, language).flatMap((phrase) => fold(phrase).split(" ")));
    known.set(language, said);
    return said;
  };
});

/** Keywords and answers; of the common words, commands and thanks in any language, too. */
function phrasesOf(of: Guide | WordsFile, language: Language): string[] {
  const pages = Object.values(of.pages) as Page[];
  const own: (Words | undefined)[] =
    "commands" in of ? [...Object.values(of.commands), of.thanks, of.frequent] : [of.keywords];
  const lists = [
    ...own,
    ...pages.flatMap(({ keywords, steps = [], choices = [] }) => [
      keywords,
      ...steps.map((step) => step.keywords),
      ...choices.map((choice) => choice.words),
    ]),
  ];
  return [...lists.flatMap((listed) => listed?.[language] ?? []), ...("commands" in of ? (of.thanks.any ?? []) : [])];
}
