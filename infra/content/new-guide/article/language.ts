import { compileLexicon } from "../../../../functions/engine/guide/compile-lexicon.ts";
import type { Content } from "../../../../functions/engine/guide/guide.ts";
import { languageOfWords } from "../../../../functions/engine/listen/text-checks.ts";
import { fold } from "../../../../functions/text/fold.ts";
import { type Language, languageOfScript } from "../../../../functions/text/language.ts";
import { foldOnce } from "../../fold-once.ts";
import type { Words } from "../../packs.ts";
import type { Article } from "./article.ts";
import { piecesIn } from "./sound.ts";

/**
 * The language of an article: that which its texts show, or the first of those that were chosen; undefined when neither says
 * it.
 */
export function languageOfArticle({ blocks }: Article, words: Words, chosen: Language[] = []): Language | undefined {
  const lexicon = compileLexicon([], words.value, foldOnce);
  const shown = languageOfTexts(
    { languages: words.languages, lexicon },
    piecesIn(blocks).map(({ text }) => text),
  );
  return shown !== undefined && (chosen.length === 0 || chosen.includes(shown)) ? shown : chosen[0];
}

type Known = Pick<Content, "languages" | "lexicon">;

/** The language that texts show by their script, or by the small words of the packs. */
function languageOfTexts({ languages, lexicon }: Known, texts: readonly string[]): Language | undefined {
  const byScript = languageOfScript(languages, texts.join("\n"));
  // A few words in another script do not make it the article's.
  const letters = texts.join("").match(/\p{L}/gu)?.length ?? 0;
  const latin = texts.join("").match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (byScript !== undefined && latin < letters * 0.8) return byScript;
  const counts = new Map<Language, number>();
  // A short article shows its language as a whole only.
  for (const text of [...texts, texts.join("\n")]) {
    const language = languageOfWords(lexicon, fold(text));
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + text.length);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? byScript;
}
