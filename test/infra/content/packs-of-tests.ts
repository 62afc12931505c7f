import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import { readContent } from "../../../infra/content/compile.ts";
import { type PackFile, packFile } from "../../../infra/content/pack-schema.ts";
import { lineOf, readSource } from "../../../infra/content/read.ts";

const root = join(import.meta.dirname, "../../..");

const files = globSync(["content/languages/*.yaml", "test/fixtures/languages/packs/*.yaml"], { cwd: root }).sort();

/** The packs of all languages by their tags: those that ship, and those in test/fixtures/languages/. */
export const allPacks: Record<string, PackFile> = Object.fromEntries(
  files.map((file) => [basename(file, ".yaml"), packIn(file)]),
);

function packIn(file: string): PackFile {
  const pack = readSource(join(root, file), file, packFile);
  if (Array.isArray(pack)) throw new Error(pack.map(lineOf).join("\n"));
  return pack.value;
}

/** The content with the packs of all languages, and one guide. */
export function contentInAllLanguages(): Content {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  try {
    const filter = (path: string) => !/transcripts|\/guides\/(?!cancel-sim-kh)|pages\.lock/.test(path);
    cpSync(join(root, "content"), folder, { recursive: true, filter });
    for (const file of files) cpSync(join(root, file), join(folder, "languages", basename(file)));
    const words = readFileSync(join(folder, "words.yaml"), "utf8");
    const languages = `languages: [${Object.keys(allPacks).join(", ")}]`;
    writeFileSync(join(folder, "words.yaml"), words.replace(/^languages: .*/m, languages));
    return readContent(folder, { checks: [] }).content;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
