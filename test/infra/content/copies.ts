import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { once } from "../../../functions/engine/guide/once.ts";
import type { Check } from "../../../infra/content/check.ts";
import { ContentError, compile } from "../../../infra/content/compile.ts";
import { lineOf } from "../../../infra/content/read.ts";

export const guide = "guides/cancel-sim-kh.yaml";
export const words = "words.yaml";
export const english = "languages/en.yaml";
export const khmer = "languages/km.yaml";

/** The same change in the files of all languages. */
export const inAllLanguages = (from: string, to: string): Change[] =>
  [english, khmer, "languages/zh.yaml"].map((file) => [file, from, to]);
export const calendar = "calendars/cambodia.yaml";

/** In one file, the first `from` becomes `to`. `# <-` stands in the line that a problem should be reported for. */
export type Change = [file: string, from: string, to: string];

const here = "# <-";

/** A copy of test/fixtures/content, with some things changed, for the running test. */
export function copyWith(...changes: Change[]): { folder: string; here: (file: string) => number } {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(new URL("../../fixtures/content", import.meta.url), folder, { recursive: true });
  // What belongs to no guide and to no language is the real one.
  for (const shared of ["calendars", "translating", "whatsapp-languages.txt"])
    cpSync(new URL(`../../../content/${shared}`, import.meta.url), join(folder, shared), { recursive: true });
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  for (const [file, from, to] of changes) {
    const before = read(file);
    if (!before.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)} to change`);
    writeFileSync(
      join(folder, file),
      before.replace(from, () => to),
    );
  }
  return {
    folder,
    here: (file) =>
      read(file)
        .split("\n")
        .findIndex((line) => line.includes(here)) + 1,
  };
}

/** A folder of content whose only guide is this one: guides/tea.yaml. */
export function onlyGuide(yaml: string): string {
  const { folder } = copyWith();
  for (const file of readdirSync(join(folder, "guides"))) rmSync(join(folder, "guides", file));
  rmSync(join(folder, "pages.lock"));
  writeFileSync(join(folder, "guides/tea.yaml"), yaml);
  return folder;
}

/** The lines of the message of the error that compiling this content throws; any other error is thrown on. */
export function problemsIn(folder: string, options?: Parameters<typeof compile>[1]): string[] {
  try {
    compile(folder, options);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.message.split("\n").slice(1);
    throw error;
  }
}

/** A page called `odd`, added to the guide, to which the keyword "oddity" leads. */
export const odd = (page: string): Change => [
  guide,
  "\npages:\n",
  `\npages:\n  odd:\n    keywords: { any: [oddity] }\n${page.replace(/^/gm, "    ")}\n`,
];

/**
 * Finds what a check says of many pages, in one compile. In its own problems each page is called `odd`, and `here` is its
 * marked line. A problem of anything else is an error.
 */
export function oddPages(check: Check, bodies: string[]): (i: number) => { problems: string[]; here: number } {
  const find = once(() => {
    const pages = bodies.map(
      (body, i) => `  odd-${i}:\n    keywords: { any: [oddity ${i}] }\n${body.replace(/^/gm, "    ")}\n`,
    );
    const { folder } = copyWith([guide, "\npages:\n", `\npages:\n${pages.join("")}`]);
    const lines = readFileSync(join(folder, guide), "utf8").split("\n");
    const problems = problemsIn(folder, { checks: [check] });
    const others = problems.filter((problem) => !/ page odd-\d+,/.test(problem));
    if (others.length > 0) throw new Error(others.join("\n"));
    return { lines, problems };
  });
  return (i) => {
    const { lines, problems } = find();
    const page = lines.indexOf(`  odd-${i}:`);
    return {
      problems: problems.flatMap((problem) =>
        problem.includes(` page odd-${i},`) ? problem.replace(`odd-${i},`, "odd,") : [],
      ),
      here: lines.findIndex((line, at) => at > page && line.includes(here)) + 1,
    };
  };
}

/** The warnings that compiling this content gives, one line each. */
export function warningsIn(folder: string, options?: Parameters<typeof compile>[1]): string[] {
  const lines: string[] = [];
  compile(folder, { today: "2026-11-22", ...options, warn: (problem) => lines.push(lineOf(problem)) });
  return lines;
}

/** What these checks alone find. compile.test.ts shows that the compiler runs every check. */
export const only = (...checks: Check[]) => ({
  problemsIn: (folder: string) => problemsIn(folder, { checks }),
  warningsIn: (folder: string, today?: string) => warningsIn(folder, { checks, ...(today && { today }) }),
});
