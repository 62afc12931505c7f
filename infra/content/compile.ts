import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type Calendar, calendar } from "../../functions/engine/guide/calendar.ts";
import { compileLexicon } from "../../functions/engine/guide/compile-lexicon.ts";
import {
  type Content,
  type Guide,
  guide,
  type ShippedWords,
  shippedFields,
  type WordsFile,
} from "../../functions/engine/guide/guide.ts";
import { guideLists, maxListed } from "../../functions/engine/guide/our-texts.ts";
import { noticeSegmentsOf } from "../../functions/engine/message/allowance.ts";
import type { Language } from "../../functions/text/language.ts";
import type { Authored, Check, Count } from "./check.ts";
import { checks as allChecks } from "./checks.ts";
import { emptyWords } from "./empty-words.ts";
import { foldOnce } from "./fold-once.ts";
import { type Released, readLock } from "./lock.ts";
import { readWords } from "./packs.ts";
import { lineOf, type Problem, readSource, type Source } from "./read.ts";
import { brokenAdvertise, brokenHead, brokenReferences, missingPages } from "./references.ts";
import { brokenFoot, brokenTexts } from "./texts.ts";
import { unknownLanguages } from "./unknown-languages.ts";

/** Thrown when content has problems. The message lists each on a line, as `file:line place: what to do`. */
export class ContentError extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(`the content has ${problems.length} problem(s):\n${problems.map(lineOf).join("\n")}`);
    this.problems = problems;
  }
}

type Options = {
  warn?: (problem: Problem) => void;
  today?: string;
  count?: Count;
  /** The checks that run when the references are sound; by default all of them. */
  checks?: Check[];
};

/** Compiles a folder of content into the value that the engine reads. Throws ContentError. */
export const compile = (folder: string, options?: Options): Content => readContent(folder, options).content;

/**
 * Reads, checks and compiles a folder of content (guides/*.yaml, words.yaml, languages/*.yaml, calendars/*.yaml). Throws ContentError with
 * every problem found; warnings go to `warn`.
 */
export function readContent(
  folder: string,
  { warn, today = new Date().toISOString().slice(0, 10), checks = allChecks, count = () => {} }: Options = {},
): Authored {
  const problems: Problem[] = [];
  const sourceOr = <S extends Source<unknown>>(source: S | Problem[]): S | undefined => {
    if (!Array.isArray(source)) return source;
    problems.push(...source);
    return undefined;
  };
  const read = <T>(file: string, schema: Parameters<typeof readSource<T>>[2]): Source<T> | undefined =>
    sourceOr(readSource(join(folder, file), `content/${file}`, schema));
  const yamlIn = (name: string) => {
    const files = existsSync(join(folder, name)) ? readdirSync(join(folder, name)).sort() : [];
    for (const file of files.filter((file) => !file.endsWith(".yaml") && !file.startsWith(".")))
      problems.push({
        file: `content/${name}/${file}`,
        line: 1,
        where: "",
        message: "is not read: its name must end in .yaml",
      });
    const found = files.filter((file) => file.endsWith(".yaml")).map((file) => `${name}/${file}`);
    if (found.length === 0)
      problems.push({ file: `content/${name}`, line: 1, where: "", message: "holds no .yaml file: add one" });
    return found;
  };

  const released = readLock(folder);
  const guides = releasedFirst(
    released,
    yamlIn("guides").flatMap((file, i, all) => {
      count(`reading guide ${i + 1} of ${all.length}`);
      return read(file, guide) ?? [];
    }),
  );
  const words = sourceOr(readWords(folder));
  const calendars = yamlIn("calendars").flatMap((file) => read(file, calendar) ?? []);
  problems.push(...duplicates(guides), ...[...guides, ...(words ? [words] : [])].flatMap(emptyWords));
  if (!words || problems.length > 0) throw new ContentError(problems);

  const shippedWords = shipWords(
    withGuideChoices(
      words.value,
      guides.map(({ value }) => value),
      Object.keys(words.languages),
    ),
  );
  const body = {
    guides: Object.fromEntries(guides.map(({ value }) => [value.guide, shipped(value)])),
    words: shippedWords,
    languages: words.languages,
    noticeSegments: noticeSegmentsOf(shippedWords),
    lexicon: compileLexicon(
      guides.map(({ value }) => value),
      words.value,
      foldOnce,
    ),
    calendars: usedCalendars(calendars, guides),
  };
  const version = createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 12);
  const content: Content = { version, ...body };

  for (const source of guides)
    problems.push(...unknownLanguages(content.languages, source), ...brokenHead(content, source));
  problems.push(...missingPages(words), ...brokenFoot(content, words), ...brokenAdvertise(content, words));
  for (const source of guides) problems.push(...brokenReferences(content, source.value, source));
  problems.push(...brokenReferences(content, undefined, words));
  // Numbers come from the start page. Without it, each text with a number would be reported.
  for (const source of guides.filter(({ value }) => Object.hasOwn(value.pages, value.start)))
    problems.push(...brokenTexts(content, source.value, source));
  problems.push(...brokenTexts(content, undefined, words));
  if (problems.length > 0) throw new ContentError(problems);

  const authored = { content, guides, words, today, released };
  const checked = checks.flatMap((check, i) => {
    count(`check ${i + 1} of ${checks.length}`);
    return [...check(authored, count)];
  });
  const found = [...words.drafts, ...checked];
  const grave = found.filter(({ level }) => level !== "warning");
  if (grave.length > 0) throw new ContentError(grave);
  for (const problem of found) warn?.(problem);
  return authored;
}

/** The words file without the words, which are in the lexicon. */
const shipWords = (words: WordsFile): ShippedWords =>
  Object.fromEntries(shippedFields.map((field) => [field, words[field]])) as ShippedWords;

/** The calendars by which guides count. The others are checked, but do not ship. */
function usedCalendars(calendars: Source<Calendar>[], guides: Source<Guide>[]): Content["calendars"] {
  const used = new Set(guides.map(({ value }) => value.calendar));
  const named = calendars.map(({ file, value }) => [basename(file, ".yaml"), value] as const);
  return Object.fromEntries(named.filter(([name]) => used.has(name)));
}

/** A guide without the fields that only authors need. */
function shipped({ facts, staleAfter, domains, budget, review, ...guide }: Guide): Guide {
  return guide;
}

/** Puts guides of the last release first, so that each keeps its number in the list of guides. */
function releasedFirst(released: Released[], guides: Source<Guide>[]): Source<Guide>[] {
  const known = [...new Set(released.map(({ guide }) => guide))];
  const place = ({ value }: Source<Guide>) => (known.includes(value.guide) ? known.indexOf(value.guide) : known.length);
  return guides.toSorted((a, b) => place(a) - place(b));
}

/** Two files with one guide: the later would silently replace the earlier. */
function duplicates(guides: Source<Guide>[]): Problem[] {
  return guides
    .filter((source, i) => guides.findIndex(({ value }) => value.guide === source.value.guide) < i)
    .map((source) => source.problem(["guide"], `another file also has the guide ${source.value.guide}: rename one`));
}

/**
 * Adds the guides to the choices of the pages that ask which guide is meant. The list of guides has as many as a list
 * holds, and keywords open the others. The other pages show only the guides that may be meant. A guide without a
 * name in a language has there that of the fallback, or of its own first language.
 */
function withGuideChoices(words: WordsFile, guides: Guide[], languages: Language[]): WordsFile {
  const choices = guides.map(({ guide: id, name, languages: [first = ""] }) => ({
    to: `@${id}`,
    label: Object.fromEntries(
      languages.map((language) => [language, name[language] ?? name[words.fallback] ?? name[first] ?? id]),
    ),
  }));
  const listing = guideLists.flatMap((id) => {
    const page = words.pages[id];
    return page ? [[id, { ...page, choices: choices.slice(0, maxListed(id)) }] as const] : [];
  });
  return { ...words, pages: { ...words.pages, ...Object.fromEntries(listing) } };
}

/** Prints a warning to standard error. */
export const printWarning = (problem: Problem) => console.warn(`warning: ${lineOf(problem)}`);

/** One line about what was compiled. */
export const lineOfContent = ({ version, guides }: Content) => `content ${version}: ${Object.keys(guides).join(", ")}`;
