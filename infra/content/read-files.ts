import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Calendar, calendar } from "../../functions/engine/guide/calendar.ts";
import { type Guide, guide } from "../../functions/engine/guide/guide.ts";
import type { Count } from "./check.ts";
import { emptyWords } from "./empty-words.ts";
import { type Released, readLock } from "./lock.ts";
import { type MediaFiles, readMedia } from "./media/read-media.ts";
import { readWords, type Words } from "./packs.ts";
import { type Printed, readPrinted } from "./printed.ts";
import { type Problem, readSource, type Source } from "./read.ts";

/** The files of a folder of content. Guides of the last release come first, so that each keeps its number in the list. */
export type Files = {
  guides: Source<Guide>[];
  words: Words;
  calendars: Source<Calendar>[];
  released: Released[];
  printed: readonly Printed[];
  media: MediaFiles;
};

/** Reads the files of a folder of content, each by its schema. @returns the files, or what is wrong with them */
export function readFiles(folder: string, count: Count = () => {}): Files | Problem[] {
  const problems: Problem[] = [];
  const sourceOr = <S extends Source<unknown>>(source: S | Problem[]): S | undefined => {
    if (!Array.isArray(source)) return source;
    problems.push(...source);
    return undefined;
  };
  const read = <T>(file: string, schema: Parameters<typeof readSource<T>>[2]): Source<T> | undefined =>
    sourceOr(readSource(join(folder, file), `content/${file}`, schema));
  const yamlIn = (name: string) => {
    const { files, others } = filesIn(folder, name);
    for (const file of others)
      problems.push({
        file: `content/${file}`,
        line: 1,
        where: "",
        message: "is not read: its name must end in .yaml",
      });
    if (files.length === 0)
      problems.push({ file: `content/${name}`, line: 1, where: "", message: "holds no .yaml file: add one" });
    return files;
  };

  const released = readLock(folder);
  const guides = releasedFirst(
    released,
    yamlIn("guides").flatMap((file, i, all) => {
      count(`reading guide ${i + 1} of ${all.length}`);
      return read(file, guide) ?? [];
    }),
  );
  const printed = sourceOr(readPrinted(folder));
  const words = sourceOr(readWords(folder));
  const calendars = yamlIn("calendars").flatMap((file) => read(file, calendar) ?? []);
  problems.push(...duplicates(guides), ...[...guides, ...(words ? [words] : [])].flatMap(emptyWords));
  return words && printed && problems.length === 0
    ? { guides, words, calendars, released, printed: printed.value, media: readMedia(folder) }
    : problems;
}

/** Reads each guide, and lets other work go on between two of them. The next reading has only the changed ones to parse. */
export async function readGuidesAhead(folder: string): Promise<void> {
  for (const file of filesIn(folder, "guides").files) {
    readSource(join(folder, file), `content/${file}`, guide);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The YAML files of a folder inside the content, and the files that have other names. */
function filesIn(folder: string, name: string): { files: string[]; others: string[] } {
  const all = existsSync(join(folder, name)) ? readdirSync(join(folder, name)).sort() : [];
  const named = (file: string) => `${name}/${file}`;
  return {
    files: all.filter((file) => file.endsWith(".yaml")).map(named),
    others: all.filter((file) => !file.endsWith(".yaml") && !file.startsWith(".")).map(named),
  };
}

function releasedFirst(released: Released[], guides: Source<Guide>[]): Source<Guide>[] {
  const known = [...new Set(released.map(({ guide }) => guide))];
  const place = ({ value }: Source<Guide>) => (known.includes(value.guide) ? known.indexOf(value.guide) : known.length);
  return guides.toSorted((a, b) => place(a) - place(b));
}

/** Two files with one guide: the later would silently replace the earlier. */
function duplicates(guides: Source<Guide>[]): Problem[] {
  return guides
    .filter((source, i) => guides.findIndex(({ value }) => value.guide === source.value.guide) < i)
    .map((source) => source.problem(["guide"], `another file also has the guide ${source.value.guide}: rename one`));
}
