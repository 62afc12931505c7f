import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Content, calendar, type Guide, guide, type WordsFile, wordsFile } from "../../functions/engine/guide.ts";
import { lexiconOf } from "../../functions/engine/lexicon.ts";
import { languages } from "../../functions/text/language.ts";
import { type Problem, readSource, type Source } from "./read.ts";
import { brokenHead, brokenReferences, missingPages } from "./references.ts";

/** Thrown when content can't be used. The message lists every problem, one a line, as `file:line place: what to do`. */
export class ContentError extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    const lines = problems.map(
      ({ file, line, where, message }) => `${file}:${line}${where && ` ${where}`}: ${message}`,
    );
    super(`the content has ${problems.length} problem(s):\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

/**
 * Compiles a folder of authored content (guides/*.yaml, words.yaml, calendars/*.yaml) into the value that the
 * assistant runs on. Throws ContentError with every problem found.
 */
export function compile(folder: string): Content {
  const problems: Problem[] = [];
  const read = <T>(file: string, schema: Parameters<typeof readSource<T>>[2]): Source<T> | undefined => {
    const source = readSource(join(folder, file), `content/${file}`, schema);
    if (!Array.isArray(source)) return source;
    problems.push(...source);
    return undefined;
  };
  const yamlIn = (name: string) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => `${name}/${file}`);

  const guides = yamlIn("guides").flatMap((file) => read(file, guide) ?? []);
  const words = read("words.yaml", wordsFile);
  const calendars = yamlIn("calendars").flatMap((file) => read(file, calendar) ?? []);
  if (!words || problems.length > 0) throw new ContentError(problems);

  const body = {
    guides: Object.fromEntries(guides.map(({ value }) => [value.guide, value])),
    words: withGuides(
      words.value,
      guides.map(({ value }) => value),
    ),
    lexicon: lexiconOf(
      guides.map(({ value }) => value),
      words.value,
    ),
    calendars: Object.fromEntries(calendars.map(({ file, value }) => [basename(file, ".yaml"), value])),
  };
  const version = createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 12);
  const content: Content = { version, ...body };

  for (const source of guides)
    problems.push(
      ...brokenHead(content, source),
      ...brokenReferences(content, source.value, source, source.value.languages),
    );
  problems.push(...missingPages(words), ...brokenReferences(content, undefined, words, languages));
  if (problems.length > 0) throw new ContentError(problems);
  return content;
}

/** The question "which guide?" lists whatever guides there are. */
function withGuides(words: WordsFile, guides: Guide[]): WordsFile {
  const choices = guides.map(({ guide: id, name }) => ({ to: `@${id}`, label: name }));
  const page = words.pages.guides;
  return page ? { ...words, pages: { ...words.pages, guides: { ...page, choices } } } : words;
}

/** Where the compiled content goes, for functions/content.ts and the bundles. */
export const compiledFile = new URL("../../functions/content.generated.json", import.meta.url);

/** Compiles content/ into functions/content.generated.json. Throws ContentError. */
export function compileContent(folder = new URL("../../content", import.meta.url).pathname): Content {
  const content = compile(folder);
  writeFileSync(compiledFile, JSON.stringify(content));
  return content;
}

if (import.meta.main) {
  try {
    const { version, guides } = compileContent();
    console.log(`content ${version}: ${Object.keys(guides).join(", ")}`);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
