import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import { fold } from "../../functions/text/fold.ts";
import { ContentError, readContent } from "../../infra/content/compile.ts";
import { contentFolder } from "../../infra/content/compiled.ts";
import { copyOf } from "./many-guides.ts";

/** The most SMS that a guide may allow for a page. */
const maxBudget = 10;

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
    // A copy's keywords are longer, so that texts that name them may cost one SMS more.
    const budget = Object.fromEntries(original.languages.map((language) => [language, maxBudget]));
    const copy = { ...askingForOwn(copyOf(original, i, false), keywordsOf(original)), budget };
    writeFileSync(join(guides, `${copy.guide}.yaml`), stringify(copy, { aliasDuplicateObjects: false }));
  }
}

/** How often content is compiled until its made-up words are sound. */
const maxRounds = 4;

/** Seconds to read, check and compile this number of guides. Throws ContentError. */
export function compileSeconds(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), "guides-"));
  try {
    writeManyGuides(count, folder);
    for (let round = 1; ; round += 1) {
      const begin = performance.now();
      try {
        readContent(folder);
        return (performance.now() - begin) / 1000;
      } catch (error) {
        if (!(error instanceof ContentError) || round === maxRounds) throw error;
        if (!withoutWords(folder, error)) throw error;
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Takes the made-up words out of the copies that the check refuses: of some ten thousand, two may be the same, or one may have the
 * hash of a text.
 *
 * @returns whether all problems were of this kind
 */
function withoutWords(folder: string, { problems }: ContentError): boolean {
  const found = problems.map(({ file, message }) => ({
    file: /^content\/(guides\/.*-\d+\.yaml)$/.exec(file)?.[1],
    word: /^"([^"]+)" /.exec(message)?.[1],
  }));
  for (const { file, word } of found) {
    if (file === undefined || word === undefined) return false;
    const guide = JSON.stringify(parse(readFileSync(join(folder, file), "utf8")), (_, value) =>
      Array.isArray(value) ? value.filter((each) => each !== word) : value,
    );
    writeFileSync(join(folder, file), stringify(JSON.parse(guide), { aliasDuplicateObjects: false }));
  }
  return true;
}
