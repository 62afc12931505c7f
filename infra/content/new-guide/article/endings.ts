import { join } from "node:path";
import * as z from "zod";
import { texts, words } from "../../../../functions/engine/guide/authored.ts";
import type { Texts, Words } from "../../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../../functions/text/language.ts";
import { ContentError } from "../../compile.ts";
import type { Words as ContentWords } from "../../packs.ts";
import { readSource } from "../../read.ts";

/** The last lines of texts: where another one follows, and where none does. */
export type Endings = { next: Texts; menu: Texts };

/** What a guide says that is made of an article, and what titles have around a chore, by language. */
type Around = Endings & { titles: Words };

/** content/new-guide/article.yaml: what a guide says that is made of an article, besides what the article says. */
export const endingsFile = z.strictObject({
  next: texts.describe("The last line of a step and of a page, where another one follows. {#next} is its number"),
  titles: words.describe("What titles have around a chore: it is left out of the keywords that come from a title"),
});

/** Reads the last lines in a guide's languages; in one that the file lacks, those of the fallback. Throws ContentError. */
export function readEndings(folder: string, languages: Language[], { value }: ContentWords): Around {
  const file = "new-guide/article.yaml";
  const source = readSource(join(folder, file), `content/${file}`, endingsFile);
  if (Array.isArray(source)) throw new ContentError(source);
  const { next, titles } = source.value;
  const other = next[value.fallback] ?? Object.values(next)[0] ?? "{#next}";
  return {
    next: Object.fromEntries(languages.map((each) => [each, next[each] ?? other])),
    titles,
    menu: Object.fromEntries(languages.map((each) => [each, value.menuFoot[each] ?? "{#menu}"])),
  };
}
