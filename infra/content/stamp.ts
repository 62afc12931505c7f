import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "./read.ts";

/*
 * Compiling takes seconds, because every word is given to the listener. A stamp says what the content was compiled from, so
 * that it is compiled again only after a change.
 */

/** What the content was compiled from, the code that compiled it, its version, and the warnings. */
type Stamp = { sources: string; code: string; version: string; warnings: Problem[] };

/** The code that reads, checks and compiles the authored files. */
const code = [
  "infra/content/**/*.ts",
  "functions/{engine,text}/**/*.ts",
  "functions/twilio/opt-out.ts",
  "functions/wiring/load-{content,tables}.ts",
  "package-lock.json",
];

/** The authored files and that code. A test compares it with the imports. */
export const inputs = ["content/*.*", "content/{guides,languages,calendars,media}/*", ...code];

const fileIn = (root: string) => join(root, "functions/wiring/content.stamp.json");

/** A hash of everything that compiling depends on: the files, Node.js, and the day, because facts go stale. */
export const hashOfSources = (root: string, today = new Date().toISOString().slice(0, 10)): string =>
  hashOf(root, inputs, `${today} ${process.version}`);

/** A hash of the code alone: content that other code compiled may have another form. */
export const hashOfCode = (root: string): string => hashOf(root, code, "");

function hashOf(root: string, patterns: string[], more: string): string {
  const hash = createHash("sha256").update(more);
  const entries = globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of entries.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** The stamp of the last time; nothing when there is none that can be read. */
export function readStamp(root: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(root), "utf8"));
  } catch {
    return undefined;
  }
}

export const writeStamp = (root: string, stamp: Stamp): void => writeFileSync(fileIn(root), JSON.stringify(stamp));
