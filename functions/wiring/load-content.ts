import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GroupedValues, ungroupValues } from "../engine/guide/grouped-values.ts";
import type { Content, Guide, Page, ShippedWords } from "../engine/guide/guide.ts";
import type { Keyword, Lexicon, Meaning, Role } from "../engine/guide/lexicon.ts";
import { memoizeByText, once } from "../engine/guide/once.ts";
import { loadTables, type TableRefs, type Tables } from "./load-tables.ts";

/*
 * The compiled content. A start reads `index.json` and `shared.json`, which hardly grow with the number of guides. The rest
 * is read when a message first needs it: a file for each guide, one for each page that lists all guides, and the tables of
 * words. The compiler has checked all of it, so it is not checked again.
 */

/** What `index.json` holds: the guides in their order, the pages with files of their own, and the file of the tables. */
export type ContentIndex = { version: string; guides: string[]; pages: string[]; tables: string; refs: TableRefs };

/** Folded spellings of the answers of these pages, by how they are written. */
export type Answers = Lexicon["answers"];

/** What `shared.json` holds. `answers` are those of its pages. */
export type SharedContent = Omit<Content, "version" | "guides" | "lexicon"> & {
  lexicon: Omit<Lexicon, keyof Tables | "actsOfGuide" | "exact" | "roles"> & {
    exact: GroupedValues<Meaning>;
    roles: GroupedValues<Role[]>;
  };
};

/** What the files in `guides/` and `pages/` hold. */
export type GuideFile = { guide: Guide; acts: Keyword[]; answers: Answers };
export type PageFile = { page: Page; answers: Answers };

/** Reads the compiled content in a folder. Most of it is read and parsed when it is first used. */
export function loadContent(folder: string): Content {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const index: ContentIndex = read("index.json");
  const { words, lexicon, ...others }: SharedContent = read("shared.json");
  // An answer can be given only on a page that was read before it.
  const withAnswers = <T extends { answers: Answers }>(file: T): T => {
    Object.assign(lexicon.answers, file.answers);
    return file;
  };
  const guide = memoizeByText((id): GuideFile => withAnswers(read(`guides/${id}.json`)));
  const page = (id: string): Page => withAnswers<PageFile>(read(`pages/${id}.json`)).page;
  return {
    ...others,
    version: index.version,
    guides: lazily(index.guides, (id) => guide(id).guide),
    words: { ...words, pages: withGetters(words.pages, index.pages, page) as ShippedWords["pages"] },
    lexicon: {
      ...lexicon,
      exact: ungroupValues(lexicon.exact),
      roles: ungroupValues(lexicon.roles),
      ...loadTables(join(folder, index.tables), index.refs),
      actsOfGuide: lazily(index.guides, (id) => guide(id).acts),
    },
  };
}

/** A record whose values are made when they are read. A start takes the same time with any number of them. */
function lazily<T>(ids: string[], make: (id: string) => T): Record<string, T> {
  const known = new Set<string | symbol>(ids);
  return new Proxy<Record<string, T>>(
    {},
    {
      has: (_, id) => known.has(id),
      get: (_, id) => (known.has(id) ? make(id as string) : undefined),
      set: () => false,
      ownKeys: () => ids,
      getOwnPropertyDescriptor: (_, id) =>
        known.has(id) ? { get: () => make(id as string), enumerable: true, configurable: true } : undefined,
    },
  );
}

/** A record with further values, each of which is made when it is first read. */
function withGetters<T>(record: Record<string, T>, ids: string[], make: (id: string) => T): Record<string, T> {
  const more = { ...record };
  for (const id of ids) {
    const value = once(() => make(id));
    Object.defineProperty(more, id, { enumerable: true, get: value });
  }
  return more;
}
