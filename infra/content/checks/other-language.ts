import { withoutPlaceholders } from "../../../functions/engine/guide/placeholders.ts";
import { languageOfWords } from "../../../functions/engine/listen/text-checks.ts";
import { languageOfScript } from "../../../functions/text/language.ts";
import type { Check } from "../check.ts";
import { foldOnce } from "../fold-once.ts";
import { textsIn } from "../texts-in-content.ts";

/** Shorter texts may be a name: Metfone, Telegram. */
const minLetters = 12;

/**
 * A guide's text is in the script of its language. Names and codes of other scripts may be in it, so only a text without any letter
 * of its own script is refused. In a language that waits for its review it may still stand for a translation: that is a
 * warning.
 */
export const otherLanguage: Check = function* (authored) {
  const { languages } = authored.content;
  for (const { guide, language, text, spot, say } of textsIn(authored)) {
    if (!guide) continue;
    const scripts = languages[language]?.scripts ?? [];
    const own = new RegExp(scripts.map((script) => `\\p{Script=${script}}`).join("|"), "u");
    const bare = withoutPlaceholders(text);
    const letters = bare.match(/\p{L}/gu)?.length ?? 0;
    const isLong = letters >= minLetters && spot.at(-1) !== "label";
    const ofScript = languageOfScript(languages, bare);
    const ofWords = isLong ? languageOfWords(authored.content.lexicon, foldOnce(bare)) : undefined;
    const other = ofScript ?? ofWords;
    if (!ofScript && ofWords && ofWords !== language && own.test(bare))
      yield { ...say(`looks like ${ofWords}: were two languages swapped?`), level: "warning" };
    if (scripts.length > 0 && !own.test(bare) && (isLong || (other && other !== language && letters > 1)))
      yield {
        ...say(`has no letter of ${language}${other ? ` and looks like ${other}` : ""}: were two languages swapped?`),
        ...(Object.hasOwn(guide.review ?? {}, language) && { level: "warning" as const }),
      };
  }
};
