import { SegmentedMessage } from "sms-segments-calculator";
import { type Languages, languageOfScript } from "../../../functions/text/language.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import type { Check } from "../check.ts";
import { messagesIn } from "../texts-in-content.ts";

const defaultBudget = 2;

/** No page takes more SMS segments than its guide's budget for the language. */
export const segments: Check = function* (authored) {
  const { languages } = authored.content;
  const budgets = new Map(authored.guides.map(({ value }) => [value.guide, value.budget]));
  for (const { guide, language, text, say } of messagesIn(authored)) {
    const budget = guide ? budgets.get(guide.guide)?.[language] : languages[language]?.budget;
    const { segments: cost, encoding } = segmentsOf(text);
    const odd = encoding === "UCS-2" ? nonGsmLetterIn(languages, text) : undefined;
    const why = odd ? `; without ${odd.letter}, which is not in GSM-7, it would cost ${odd.without}` : "";
    if (cost > (budget ?? defaultBudget))
      yield say(
        `costs ${cost} SMS (${text.length} characters, ${encoding}), more than ${budget ?? defaultBudget}${why}: shorten it`,
      );
    else if (odd && odd.without < cost)
      yield { ...say(`costs ${cost} SMS${why}: write it another way`), level: "warning" };
  }
};

/**
 * The first character of an otherwise plain text that is not in GSM-7, and the cost without such characters. A single one
 * makes every letter cost double.
 */
function nonGsmLetterIn(languages: Languages, text: string): { letter: string; without: number } | undefined {
  if (languageOfScript(languages, text)) return undefined;
  const odd = new SegmentedMessage(text).getNonGsmCharacters();
  const [letter] = odd;
  if (letter === undefined) return undefined;
  const plain = odd.reduce((rest, character) => rest.replaceAll(character, "-"), text);
  // Some are invisible or look like a plain letter, so the code point is shown, too.
  const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return { letter: `"${letter}" (U+${code})`, without: segmentsOf(plain).segments };
}
