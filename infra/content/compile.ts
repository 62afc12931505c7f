import type { Content } from "../../functions/engine/guide/guide.ts";
import { assemble } from "./assemble.ts";
import type { Authored, Check, Count } from "./check.ts";
import { checks as allChecks } from "./checks.ts";
import { lineOf, type Problem } from "./read.ts";
import { readFiles } from "./read-files.ts";

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

/** The date of today in UTC, like 2026-11-22. */
export const todayIs = () => new Date().toISOString().slice(0, 10);

/**
 * Reads, checks and compiles a folder of content (guides/*.yaml, words.yaml, languages/*.yaml, calendars/*.yaml). Throws ContentError with
 * every problem found; warnings go to `warn`.
 */
export function readContent(
  folder: string,
  { warn, today = todayIs(), checks = allChecks, count = () => {} }: Options = {},
): Authored {
  const files = readFiles(folder, count);
  if (Array.isArray(files)) throw new ContentError(files);
  const { guides, words, released, media } = files;
  const { content, problems } = assemble(files);
  if (problems.length > 0) throw new ContentError(problems);

  const authored = { content, guides, words, today, released, media };
  const checked = checks.flatMap((check, i) => {
    count(`check ${i + 1} of ${checks.length}`);
    return [...check(authored, count)];
  });
  const found = [...words.drafts, ...checked];
  const grave = found.filter(isError);
  if (grave.length > 0) throw new ContentError(grave);
  for (const problem of found) warn?.(problem);
  return authored;
}

/** Whether a problem stops the compiler. */
export const isError = ({ level }: Problem) => level !== "warning";

/** Prints a warning to standard error. */
export const printWarning = (problem: Problem) => console.warn(`warning: ${lineOf(problem)}`);

/** One line about what was compiled. */
export const lineOfContent = ({ version, guides }: Content) => `content ${version}: ${Object.keys(guides).join(", ")}`;
