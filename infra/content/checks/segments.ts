import type { WordsFile } from "../../../functions/engine/guide/guide.ts";
import { memoizeByText } from "../../../functions/engine/guide/once.ts";
import { type Languages, languageOfScript } from "../../../functions/text/language.ts";
import { notInGsm7, segmentsOf } from "../../../functions/text/segments.ts";
import type { Check } from "../check.ts";
import { messagesIn } from "../texts-in-content.ts";

const defaultBudget = 2;

/** No page takes more SMS segments than its guide's budget for the language. */
export const segments: Check = function* (authored) {
  const { languages } = authored.content;
  const budgets = new Map(authored.guides.map(({ value }) => [value.guide, value.budget]));
  const names = Object.values(languages).map(({ name }) => name);
  const ownLetters = memoizeByText((language) => lettersOf([...wordsOf(authored.words.value, language), ...names]));
  for (const { guide, page, language, text, say } of messagesIn(authored)) {
    const budget = guide ? budgets.get(guide.guide)?.[language] : languages[language]?.budget;
    const { segments: cost, encoding } = segmentsOf(text);
    const odd = encoding === "UCS-2" ? oddLetterIn(languages, text, ownLetters(language)) : undefined;
    const why = odd ? `; without ${odd.letter}, which is not in GSM-7, it would cost ${odd.without}` : "";
    // The question for the language grows with the languages, and no author can shorten it.
    const isGrowing = !guide && page === "language";
    if (cost > (budget ?? defaultBudget) && isGrowing)
      yield {
        ...say(`costs ${cost} SMS (${encoding}), because it names every language`),
        level: "warning",
      };
    else if (cost > (budget ?? defaultBudget))
      yield say(
        `costs ${cost} SMS (${text.length} characters, ${encoding}), more than ${budget ?? defaultBudget}${why}: shorten it`,
      );
    else if (odd && odd.without < cost)
      yield { ...say(`costs ${cost} SMS${why}: write it another way`), level: "warning" };
  }
};

/** The numbers and the small words of a language: an author cannot do without their letters, nor without those of names. */
const wordsOf = ({ numbers, frequent }: WordsFile, language: string): string[] => [
  ...(numbers[language] ?? []).flat(),
  ...(frequent[language] ?? []),
];

const lettersOf = (words: string[]): Set<string> => new Set(words.join("").toLowerCase());

/**
 * The first character of an otherwise plain text that is neither in GSM-7 nor a letter of its language, and the cost without
 * such characters. A single one makes every letter cost double.
 */
function oddLetterIn(
  languages: Languages,
  text: string,
  own: Set<string>,
): { letter: string; without: number } | undefined {
  if (languageOfScript(languages, text)) return undefined;
  const odd = notInGsm7(text).filter((each) => !own.has(each.toLowerCase()));
  const [letter] = odd;
  if (letter === undefined) return undefined;
  const plain = odd.reduce((rest, character) => rest.replaceAll(character, "-"), text);
  // Some are invisible or look like a plain letter, so the code point is shown, too.
  const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return { letter: `"${letter}" (U+${code})`, without: segmentsOf(plain).segments };
}
