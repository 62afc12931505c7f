import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type WordsFile, wordsFile } from "../../functions/engine/guide/guide.ts";
import type { Languages } from "../../functions/text/language.ts";
import { isFields, joinedWords, traitsOf } from "./join-words.ts";
import type { PackChecks } from "./pack-checks.ts";
import { type CommonFile, commonFile, type Fields, heads, type PackFile, packFile } from "./pack-schema.ts";
import type { PosterWords } from "./poster-words.ts";
import { freeze, type Path, type Problem, readSource, type Source } from "./read.ts";
import { schemaMessages } from "./schema-messages.ts";

/*
 * Joins content/words.yaml and the packs of content/languages/ to one `WordsFile`, in which each text and each list of words
 * has its languages. A problem of the joined words is one of the file that they come from.
 */

type PackSources = Record<string, Source<PackFile>>;

/**
 * The joined words, what is known of the languages, what texts in them are checked by, and a warning for each pack that is
 * a draft.
 */
export type Words = Source<WordsFile> & {
  languages: Languages;
  checks: Record<string, PackChecks>;
  /** The words of posters, of the languages that have them. */
  posters: Record<string, PosterWords>;
  drafts: Problem[];
};

/** Reads the words and the packs of a folder of content. @returns the joined words, or what is wrong with the files */
export function readWords(folder: string): Words | Problem[] {
  const common = readSource(join(folder, "words.yaml"), "content/words.yaml", commonFile);
  if (Array.isArray(common)) return [...common, ...readPacks(folder, tagsOf(folder))[1]];
  const { languages } = common.value;
  const [packs, faults] = readPacks(
    folder,
    tagsOf(folder).filter((tag) => languages.includes(tag)),
  );
  // A file with faults is there, but is not among the packs.
  const wrong = faults.length > 0 ? [] : wrongLanguages(common, packs);
  const problems = [...faults, ...wrong, ...unknownChoices(common, packs)];
  if (problems.length > 0) return problems;

  const inOrder = Object.fromEntries(common.value.languages.map((tag) => [tag, packs[tag]!]));
  const parts = [common, ...Object.values(inOrder), ...tagsOf(folder)];
  if (lastJoined && same(lastJoined.parts, parts)) return lastJoined.words;
  const problem = problemOf(common, inOrder);
  const values = Object.fromEntries(Object.entries(inOrder).map(([tag, { value }]) => [tag, value]));
  const parsed = wordsFile.safeParse(joinedWords(common.value, values));
  if (!parsed.success)
    return parsed.error.issues.flatMap((issue) => schemaMessages(issue).map(([path, text]) => problem(path, text)));
  const checks = Object.fromEntries(Object.entries(values).map(([tag, pack]) => [tag, pack.checks]));
  const posters = Object.fromEntries(
    Object.entries(values).flatMap(([tag, { poster }]) => (poster ? [[tag, poster]] : [])),
  );
  const drafts = tagsOf(folder).flatMap((tag) => (languages.includes(tag) ? [] : draft(tag)));
  const words = {
    file: common.file,
    value: parsed.data,
    problem,
    languages: traitsOf(values),
    checks,
    posters,
    drafts,
  };
  freeze(words.value);
  lastJoined = { parts, words };
  return words;
}

type Parts = (Source<CommonFile> | Source<PackFile> | string)[];

/** The words as they were last joined: they are the same object until a file of them changes. */
let lastJoined: { parts: Parts; words: Words } | undefined;

const same = (a: Parts, b: Parts) => a.length === b.length && a.every((each, i) => each === b[i]);

/** The languages that have a file in languages/. */
function tagsOf(folder: string): string[] {
  const directory = join(folder, "languages");
  const files = existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith(".yaml")) : [];
  return files.map((file) => basename(file, ".yaml")).sort();
}

/** A pack that words.yaml does not list is still being written: it is not read, and stops nothing. */
const draft = (tag: string): Problem => ({
  file: `content/languages/${tag}.yaml`,
  line: 1,
  where: "",
  message: `a draft that is not used: when \`npm run new-language ${tag}\` names nothing more, add ${tag} to the languages of words.yaml`,
  level: "warning",
});

function readPacks(folder: string, tags: string[]): [PackSources, Problem[]] {
  const [packs, problems]: [PackSources, Problem[]] = [{}, []];
  for (const tag of tags) {
    const file = `languages/${tag}.yaml`;
    const pack = readSource(join(folder, file), `content/${file}`, packFile);
    if (Array.isArray(pack)) problems.push(...pack);
    else packs[tag] = pack;
  }
  return [packs, problems];
}

function* wrongLanguages(
  { value: { languages, fallback }, problem }: Source<CommonFile>,
  packs: PackSources,
): Generator<Problem> {
  for (const [i, tag] of languages.entries())
    if (!packs[tag])
      yield problem(["languages", i], `there is no languages/${tag}.yaml: add it, or remove ${tag} here`);
  if (!languages.includes(fallback))
    yield problem(["fallback"], `${fallback} is not among the languages: choose one of them`);
}

/** A pack names a choice by its target, which words.yaml has. */
function* unknownChoices({ value }: Source<CommonFile>, packs: PackSources): Generator<Problem> {
  for (const { value: pack, problem } of Object.values(packs))
    for (const [id, page] of Object.entries(pack.pages ?? {}))
      for (const to of Object.keys((isFields(page) && page.choices) || {}))
        if (!choicesOf(value, id).some((choice) => choice.to === to))
          yield problem(
            ["pages", id, "choices", to],
            `the page ${id} of words.yaml has no choice ${to}: correct the name`,
          );
}

function choicesOf({ pages }: CommonFile, id: string): Fields[] {
  const page = pages?.[id];
  const choices = isFields(page) ? page.choices : undefined;
  return Array.isArray(choices) ? choices.filter(isFields) : [];
}

/** Makes problems of the joined words: of a pack, when the path has its tag. */
function problemOf(common: Source<CommonFile>, packs: PackSources): Source<WordsFile>["problem"] {
  return (path, message) => {
    const index = path.findIndex((key) => typeof key === "string" && Object.hasOwn(packs, key));
    const pack = index < 0 ? undefined : packs[path[index] as string];
    if (pack) return pack.problem(pathInPack(common.value, path, index), message);
    return common.problem(path[0] === "pages" ? path : path.filter((key) => key !== "any"), message);
  };
}

/** The path in a pack of a path in the joined words: without the tag, and with targets in place of the numbers of choices. */
function pathInPack(common: CommonFile, path: Path, tagAt: number): Path {
  const [head, ...rest] = path.filter((_, i) => i !== tagAt);
  if (head === "languages") return ["names", ...rest];
  if (head === "pages") {
    const [page, choices, i] = rest;
    const choice = choices === "choices" ? choicesOf(common, String(page))[Number(i)] : undefined;
    return choice
      ? ["pages", page!, "choices", String(choice.to), ...rest.slice(3)]
      : path.filter((_, i) => i !== tagAt);
  }
  return ["menuFoot", "advertise", "buttons", "elsewhere", "review", "checks", "poster", ...heads].includes(
    String(head),
  )
    ? [head!, ...rest]
    : ["words", head!, ...rest];
}
