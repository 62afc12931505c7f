import { SegmentedMessage } from "sms-segments-calculator";
import { type Language, languageOfScript } from "../../../functions/text/language.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import type { Check } from "../check.ts";
import { messagesIn } from "../texts-in-content.ts";

const usual = 2;

/** words.yaml belongs to no guide. Khmer needs more letters. */
const inWords: Partial<Record<Language, number>> = { km: 3 };

/** Every SMS costs: no page takes more of them than its guide's budget for the language. */
export const segments: Check = function* (authored) {
  const budgets = new Map(authored.guides.map(({ value }) => [value.guide, value.budget]));
  for (const { guide, language, text, say } of messagesIn(authored)) {
    const budget = (guide ? budgets.get(guide.guide) : inWords)?.[language] ?? usual;
    const { segments: cost, encoding } = segmentsOf(text);
    const odd = encoding === "UCS-2" ? oddOneIn(text) : undefined;
    const why = odd ? `; only for ${odd.letter} it is not plain letters, which would make it ${odd.without}` : "";
    if (cost > budget)
      yield say(`costs ${cost} SMS (${text.length} characters, ${encoding}), more than ${budget}${why}: shorten it`);
    else if (odd && odd.without < cost)
      yield { ...say(`costs ${cost} SMS${why}: write it another way`), level: "warning" };
  }
};

/**
 * The first character that an otherwise plain (GSM-7) text can't be sent with, and what it would cost without such
 * ones. A single one of them makes all the letters cost double.
 */
function oddOneIn(text: string): { letter: string; without: number } | undefined {
  if (languageOfScript(text)) return undefined;
  const odd = new SegmentedMessage(text).getNonGsmCharacters();
  const [letter] = odd;
  if (letter === undefined) return undefined;
  const plain = odd.reduce((rest, character) => rest.replaceAll(character, "-"), text);
  // Some can't be seen, and some look like the plain one: by number, too.
  const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return { letter: `"${letter}" (U+${code})`, without: segmentsOf(plain).segments };
}
