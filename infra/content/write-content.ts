import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groupValues } from "../../functions/engine/guide/grouped-values.ts";
import type { Content, Page } from "../../functions/engine/guide/guide.ts";
import { guideLists, maxListed } from "../../functions/engine/guide/our-texts.ts";
import type { Answers, ContentIndex, GuideFile, PageFile, SharedContent } from "../../functions/wiring/load-content.ts";
import { tablesOf } from "./write-tables.ts";

/**
 * Writes the files that functions/wiring/load-content.ts reads. Another process may read them at the same time.
 *
 * @param pageLength about how many characters a page of a table has
 */
export function writeContent(folder: string, content: Content, pageLength?: number): void {
  const { version, guides, words, lexicon, ...others } = content;
  const write = (file: string, bytes: string | Uint8Array) => {
    const beside = join(folder, `${file}.${process.pid}`);
    writeFileSync(beside, bytes);
    renameSync(beside, join(folder, file));
  };
  const writeJson = <T>(file: string, value: T) => write(file, JSON.stringify(value));
  for (const name of ["guides", "pages"]) mkdirSync(join(folder, name), { recursive: true });
  const { keywords, acts, spellings, numbers, tellingInGuides, near, ourTexts, actsOfGuide, answers, ...rest } =
    lexicon;

  for (const [id, guide] of Object.entries(guides))
    writeJson<GuideFile>(`guides/${id}.json`, {
      guide,
      acts: actsOfGuide[id] ?? [],
      answers: answersOn(Object.values(guide.pages), answers),
    });
  const [listing, common] = [true, false].map((lists) =>
    Object.entries(words.pages).filter(([id]) => listsAll(id) === lists),
  ) as [[string, Page][], [string, Page][]];
  for (const [id, page] of listing)
    writeJson<PageFile>(`pages/${id}.json`, { page, answers: answersOn([page], answers) });
  const pages = Object.fromEntries(common) as Content["words"]["pages"];
  const sharedLexicon = {
    ...rest,
    exact: groupValues(rest.exact),
    roles: groupValues(rest.roles),
    answers: answersOn(Object.values(pages), answers),
  };
  writeJson<SharedContent>("shared.json", { ...others, words: { ...words, pages }, lexicon: sharedLexicon });

  const { parts, refs } = tablesOf(lexicon, pageLength);
  const bytes = Buffer.concat(parts);
  // The index of another version must not be used with these tables.
  const tables = `tables.${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}`;
  write(tables, bytes);
  const listed = listing.map(([id]) => id);
  writeJson<ContentIndex>("index.json", { version, guides: Object.keys(guides), pages: listed, tables, refs });
  removeOthers(folder, (file) => !file.startsWith("tables.") || file.startsWith(tables));
  removeOthers(join(folder, "guides"), (file) => !file.endsWith(".json") || Object.hasOwn(guides, nameOf(file)));
  removeOthers(join(folder, "pages"), (file) => !file.endsWith(".json") || listed.includes(nameOf(file)));
}

/** Whether the list of a page has a row for every guide. */
const listsAll = (page: string) => guideLists.includes(page) && maxListed(page) === Number.POSITIVE_INFINITY;

/** The spellings of the labels and words on these pages. */
function answersOn(pages: Page[], answers: Answers): Answers {
  const listed = pages.flatMap(({ steps = [], choices = [] }) => [
    ...[...steps, ...choices].flatMap(({ label, short = {} }) => [...Object.values(label), ...Object.values(short)]),
    ...choices.flatMap((choice) => Object.values(choice.words ?? {}).flat()),
  ]);
  return Object.fromEntries(listed.flatMap((text) => (Object.hasOwn(answers, text) ? [[text, answers[text]!]] : [])));
}

const nameOf = (file: string) => file.slice(0, -".json".length);

function removeOthers(folder: string, isKept: (file: string) => boolean): void {
  for (const file of readdirSync(folder)) if (!isKept(file)) rmSync(join(folder, file));
}
