import { tag } from "../../functions/engine/guide/authored.ts";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import type { Languages } from "../../functions/text/language.ts";
import type { Path, Problem, Source } from "./read.ts";

/** Languages of a guide, and of its texts and words, that have no file in content/languages/. */
export function* unknownLanguages(languages: Languages, { value, problem }: Source<Guide>): Generator<Problem> {
  const isKnown = (language: string) => language === "any" || Object.hasOwn(languages, language);
  const say = (path: Path, language: string) =>
    problem(
      path,
      `there is no languages/${language}.yaml: use ${Object.keys(languages).join(", ")}, or add the language`,
    );
  for (const [i, language] of value.languages.entries()) if (!isKnown(language)) yield say(["languages", i], language);
  for (const { path, language } of tagsIn(value, [])) if (!isKnown(language)) yield say(path, language);
}

/** The keys of everything that has a value for each of some languages. */
function* tagsIn(value: unknown, path: Path): Generator<{ path: Path; language: string }> {
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.every(([key, each]) => tag.safeParse(key).success && isLeaf(each))) {
    for (const [language] of entries) yield { path: [...path, language], language };
    return;
  }
  for (const [key, each] of entries) yield* tagsIn(each, [...path, Array.isArray(value) ? Number(key) : key]);
}

const isLeaf = (value: unknown) =>
  typeof value !== "object" || (Array.isArray(value) && value.every((each) => typeof each === "string"));
