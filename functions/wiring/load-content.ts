import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content, Guide } from "../engine/guide/guide.ts";

/*
 * The compiled content: `index.json` (the version, and the guides in their order), `shared.json` (what every message needs),
 * and one file for each guide. The compiler has checked it, so it is not checked again.
 */

/** What `index.json` holds. */
export type ContentIndex = { version: string; guides: string[] };

/** Reads the compiled content in a folder. A guide is read and parsed when it is first used. */
export function loadContent(folder: string): Content {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const { version, guides }: ContentIndex = read("index.json");
  return { version, ...read("shared.json"), guides: lazily(guides, (id) => read(`guides/${id}.json`)) };
}

/** An object whose values are made when they are first read. */
function lazily(ids: string[], make: (id: string) => Guide): Record<string, Guide> {
  const guides: Record<string, Guide> = {};
  for (const id of ids)
    Object.defineProperty(guides, id, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make(id);
        Object.defineProperty(guides, id, { value, enumerable: true });
        return value;
      },
    });
  return guides;
}
