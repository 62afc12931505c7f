import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./find.ts";

/** Replaces one text in one file. */
export type Change = [file: string, from: string | RegExp, to: string];

/** A copy of the files that make a plan, with changes. Throws when a text to change is not found. */
export function changedCopy(changes: Change[]): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "changed-"));
  for (const part of ["infra", "functions", "content", "sst.config.ts", "package.json"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, ".sst"));
  for (const big of ["node_modules", ".sst/platform"]) symlinkSync(join(root, big), join(folder, big), "junction");
  for (const [file, from, to] of changes) {
    const before = readFileSync(join(folder, file), "utf8");
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${from} to change`);
    writeFileSync(join(folder, file), after);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
