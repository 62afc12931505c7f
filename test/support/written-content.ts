import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { loadContent } from "../../functions/wiring/load-content.ts";
import { writeContent } from "../../infra/content/write-content.ts";

/** Writes a content into a folder of its own. */
export function writtenContent(content: Content, pageLength?: number): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "written-"));
  writeContent(folder, content, pageLength);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The same content as a function reads it from its files, with all guides read. The files are gone. */
export function readInParts(content: Content, pageLength?: number): Content {
  const { folder, remove } = writtenContent(content, pageLength);
  const loaded = loadContent(folder);
  const [guides, pages] = [{ ...loaded.guides }, { ...loaded.words.pages }];
  remove();
  return { ...loaded, guides, words: { ...loaded.words, pages } };
}
