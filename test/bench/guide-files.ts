import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import { fold } from "../../functions/text/fold.ts";
import { readContent } from "../../infra/content/compile.ts";
import { contentFolder } from "../../infra/content/compiled.ts";
import { copyOf } from "./many-guides.ts";

/** A word in quotation marks or in capitals, as texts ask people to send it. */
const wordToSend = /[“"«„‹「]([^“”"«»„‹›「」\n]{1,40})[”"»“›」]|\p{Lu}{2,}/gu;

/** The words that lead to the pages of a guide, folded. */
const keywordsOf = ({ pages }: Guide): Set<string> =>
  new Set(
    Object.values(pages)
      .flatMap(({ keywords = {} }) => Object.values(keywords).flat())
      .map(fold),
  );

/** A guide whose texts ask for its own keyword where they asked for one of these words. */
const askingForOwn = (guide: Guide, words: Set<string>): Guide =>
  JSON.parse(JSON.stringify(guide), (key, value) =>
    (key === "text" || key === "foot") && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([language, text]) => [language, ownWord(String(text), words)]))
      : value,
  );

const ownWord = (text: string, words: Set<string>) =>
  text.replace(wordToSend, (all, quoted?: string) => (words.has(fold(quoted ?? all)) ? "{keyword}" : all));

/** Writes a folder of content with this number of guides, which passes all checks. */
function writeManyGuides(count: number, folder: string): void {
  cpSync(contentFolder, folder, { recursive: true });
  const guides = join(folder, "guides");
  const shipped = readdirSync(guides)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file): Guide => parse(readFileSync(join(guides, file), "utf8")));
  for (let i = shipped.length; i < count; i += 1) {
    const original = shipped[i % shipped.length]!;
    const copy = askingForOwn(copyOf(original, i, false), keywordsOf(original));
    writeFileSync(join(guides, `${copy.guide}.yaml`), stringify(copy, { aliasDuplicateObjects: false }));
  }
}

/** Seconds to read, check and compile this number of guides. */
export function compileSeconds(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), "guides-"));
  try {
    writeManyGuides(count, folder);
    const begin = performance.now();
    readContent(folder);
    return (performance.now() - begin) / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
