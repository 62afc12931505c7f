import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The names of the guides of a folder of content, and words.yaml, without compiling them: what a report can be about. */
export function guideNames(folder: string): string[] {
  const files = globSync("guides/*.yaml", { cwd: folder }).sort();
  const names = files.flatMap((file) => /^guide:\s*(\S+)/m.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? []);
  return [...names, "words.yaml"];
}
