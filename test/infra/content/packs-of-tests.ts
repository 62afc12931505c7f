import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { type PackFile, packFile } from "../../../infra/content/pack-schema.ts";
import { lineOf, readSource } from "../../../infra/content/read.ts";

const root = join(import.meta.dirname, "../../..");

/** The packs of all languages by their tags: those that ship, and those in test/fixtures/languages/. */
export const allPacks: Record<string, PackFile> = Object.fromEntries(
  globSync(["content/languages/*.yaml", "test/fixtures/languages/packs/*.yaml"], { cwd: root })
    .sort()
    .map((file) => [basename(file, ".yaml"), packIn(file)]),
);

function packIn(file: string): PackFile {
  const pack = readSource(join(root, file), file, packFile);
  if (Array.isArray(pack)) throw new Error(pack.map(lineOf).join("\n"));
  return pack.value;
}
