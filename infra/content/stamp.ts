import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "./read.ts";

/*
 * Compiling takes seconds, because every word is given to the listener. A stamp says what the content was compiled from, so
 * that it is compiled again only after a change.
 */

/** What the content was compiled from, its version, and the warnings. */
type Stamp = { sources: string; version: string; warnings: Problem[] };

/** The authored files, and the code that reads, checks and compiles them. */
const inputs = [
  "content/*.*",
  "content/{guides,languages,calendars}/*",
  "infra/content/**/*.ts",
  "functions/**/*.ts",
  "package-lock.json",
];

const fileIn = (root: string) => join(root, "functions/wiring/content.stamp.json");

/** A hash of everything that compiling depends on: the files, Node.js, and the day, because facts go stale. */
export function hashOfSources(root: string, today = new Date().toISOString().slice(0, 10)): string {
  const hash = createHash("sha256").update(`${today} ${process.version}`);
  const entries = globSync(inputs, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
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
