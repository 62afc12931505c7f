import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { loadContent } from "../../functions/wiring/load-content.ts";
import type { Authored, Count } from "./check.ts";
import { readContent } from "./compile.ts";
import type { Problem } from "./read.ts";
import { hashOfCode, hashOfSources, readStamp, writeStamp } from "./stamp.ts";
import { writeContent } from "./write-content.ts";

/* The project's own content, and the files that it is compiled into. */

const project = join(import.meta.dirname, "../..");

/** The folder that authors write in. */
export const contentFolder = join(project, "content");

type Warn = (problem: Problem) => void;

/** The compiled content, which ships beside the bundles. */
const compiledIn = (root: string) => join(root, "functions/wiring/content");

/** The compiled content. It is compiled when something has changed since the last time. Throws ContentError. */
export function compileContent(warn?: Warn, root = project, count?: Count): Content {
  const stamp = readStamp(root);
  const compiled = compiledIn(root);
  if (!stamp || !existsSync(join(compiled, "index.json")) || stamp.sources !== hashOfSources(root))
    return compileAuthored(warn, root, count).content;
  const content = loadContent(compiled);
  if (content.version !== stamp.version) return compileAuthored(warn, root, count).content;
  for (const problem of stamp.warnings) warn?.(problem);
  return content;
}

/** The content as it was last compiled by this code, also when content/ has errors now; nothing when there is none. */
export function lastCompiled(root = project): Content | undefined {
  const stamp = readStamp(root);
  const compiled = compiledIn(root);
  if (!stamp || stamp.code !== hashOfCode(root) || !existsSync(join(compiled, "index.json"))) return undefined;
  const content = loadContent(compiled);
  return content.version === stamp.version ? content : undefined;
}

/** Compiles content/ in any case. Returns the content with its source files. Throws ContentError. */
export function compileAuthored(warn?: Warn, root = project, count?: Count): Authored {
  const sources = hashOfSources(root);
  const warnings: Problem[] = [];
  const authored = readContent(join(root, "content"), {
    warn: (problem) => warnings.push(problem),
    ...(count && { count }),
  });
  writeContent(compiledIn(root), authored.content);
  writeStamp(root, { sources, code: hashOfCode(root), version: authored.content.version, warnings });
  for (const problem of warnings) warn?.(problem);
  return authored;
}
