import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Authored, Count } from "../check.ts";
import { ContentError, readContent } from "../compile.ts";
import { lineOf, placeName } from "../read.ts";
import type { Change } from "./take.ts";

/** A change that the content can't be compiled with, and what the compiler says. */
export type Faulty = { change: Change; why: string };
/** The content with the changes; or the changes that are wrong, and the problems that belong to none of them. */
export type Tried = { authored: Authored } | { faulty: Faulty[]; others: string[] };

/** Compiles a copy of a folder of content with other texts in some files. `changes` are those that the texts have. */
export function tryContent(folder: string, texts: Map<string, string>, changes: Change[], count: Count): Tried {
  const copy = mkdtempSync(join(tmpdir(), "translate-"));
  try {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes("transcripts") });
    for (const [file, text] of texts) writeFileSync(join(copy, file), text);
    return { authored: readContent(copy, { count }) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const [faulty, others]: [Faulty[], string[]] = [[], []];
    for (const problem of error.problems) {
      const { file, where, message } = problem;
      const change = changes.find(({ row }) => file === `content/${row.file}` && where === placeName(row.path));
      if (change) faulty.push({ change, why: message });
      else others.push(lineOf(problem));
    }
    return { faulty, others };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/**
 * The change because of which another place has a problem: the last one of the shortest beginning of the list with which
 * the content does not compile.
 *
 * @param fails what the compiler says of the content with these changes; undefined when it compiles
 * @throws an Error when the content has a problem without any change
 */
export function culprit(changes: Change[], fails: (some: Change[]) => string | undefined): Faulty {
  const without = fails([]);
  if (without !== undefined) throw new Error(`nothing was written, because the content has a problem:\n${without}`);
  let [sound, bad] = [0, changes.length];
  let why = "";
  while (bad - sound > 1) {
    const middle = Math.floor((sound + bad) / 2);
    const problem = fails(changes.slice(0, middle));
    if (problem === undefined) sound = middle;
    else [bad, why] = [middle, problem];
  }
  return { change: changes[bad - 1]!, why };
}
