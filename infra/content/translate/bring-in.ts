import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Authored, Count } from "../check.ts";
import { toReview } from "../checks/unreviewed.ts";
import { readContent } from "../compile.ts";
import { sizesOf } from "../report/costs.ts";
import { applied, type Reader } from "./apply.ts";
import { type Asked, type Gathered, gather } from "./gather.ts";
import type { Returned } from "./read-sheet.ts";
import { placeOf, segmentsOfRow } from "./table.ts";
import { type Change, type Refusal, type Taken, take } from "./take.ts";
import { culprit, tryContent } from "./try.ts";
import { type Detour, detours } from "./walk.ts";

export type BroughtIn = {
  /** What was written, by file; nothing where it was only tried. */
  files: { file: string; texts: number; lists: number; read: number }[];
  refused: Refusal[];
  comments: Taken["comments"];
  /** Messages that cost another number of SMS segments than before. */
  costs: { at: string; place: string; before: number | undefined; after: number | undefined }[];
  /** The segments of all messages in the language; undefined when nothing of them changed. */
  total: { before: number; after: number } | undefined;
  detours: Detour[];
  /** What no native speaker has read yet, in all files. */
  left: { texts: number; words: number } | undefined;
};

type Options = { reader: Reader | undefined; isTrial: boolean; count: Count };

/**
 * Checks what came back from a translator, compiles and walks the content with it, and writes it into the YAML. Rows that
 * can't be taken are left out. Throws an Error when nothing can be written.
 */
export function bringIn(folder: string, asked: Asked, returned: Returned[], options: Options): BroughtIn {
  const gathered = gather(folder, asked);
  const taken = take(gathered, returned);
  const empty = { files: [], refused: taken.refused, comments: taken.comments, costs: [], detours: [] };
  if (taken.changes.length + taken.read.length === 0) return { ...empty, total: undefined, left: undefined };
  if (taken.read.length > 0 && !options.reader)
    throw new Error("rows are marked as read: whose name is it? Write it into the first sheet, or give --by NAME");

  const before = readContent(folder, { checks: [] });
  const { texts, after, refused } = settled(folder, gathered, taken, options);
  const changes = taken.changes.filter((change) => !refused.some((each) => each.at === change.at));
  const left = after && leftToRead(after, gathered.to);
  if (!options.isTrial) for (const [file, text] of texts) writeFileSync(join(folder, file), text);
  return {
    files: [...texts.keys()].map((file) => ({
      file,
      texts: changes.filter(({ row }) => row.file === file && row.kind === "text").length,
      lists: changes.filter(({ row }) => row.file === file && row.kind === "words").length,
      read: taken.read.filter(({ row }) => row.file === file).length,
    })),
    refused: [...taken.refused, ...refused],
    comments: taken.comments,
    ...costsOf(gathered.to, changes, { before, after }),
    detours: after ? detours(folder, gathered.to, { before: before.content, after: after.content }) : [],
    left,
  };
}

/** Rows whose fault shows elsewhere are searched for so often; a search compiles the content several times. */
const maxSearches = 4;

/** Takes changes away until the content compiles. A draft is not compiled, because it is not used. */
function settled(folder: string, gathered: Gathered, taken: Taken, { reader, count }: Options) {
  let { changes, read } = taken;
  const refused: Refusal[] = [];
  const tried = (some: Change[]) => {
    const texts = textsWith(gathered, { changes: some, read }, reader);
    const result = gathered.isDraft || texts.size === 0 ? undefined : tryContent(folder, texts, some, count);
    return { texts, result };
  };
  let searches = 0;
  for (;;) {
    const { texts, result } = tried(changes);
    if (!result || "authored" in result) return { texts, after: result?.authored, refused };
    const { faulty, others } = result;
    if (faulty.length === 0) {
      const problemOf = (some: Change[]) => {
        const { result } = tried(some);
        return result && "others" in result ? [...result.others, ...result.faulty.map(({ why }) => why)][0] : undefined;
      };
      searches += 1;
      if (searches > maxSearches)
        throw new Error(`nothing was written, because of problems that belong to no row:\n${others.join("\n")}`);
      const found = culprit(changes, problemOf);
      faulty.push({ ...found, why: found.why || (others[0] ?? "") });
    }
    for (const { change, why } of faulty)
      if (!refused.some(({ at }) => at === change.at))
        refused.push({ at: change.at, place: placeOf(change.row, gathered.to), why });
    const bad = new Set(faulty.map(({ change }) => change));
    changes = changes.filter((change) => !bad.has(change));
    read = read.filter(({ at }) => !refused.some((each) => each.at === at));
  }
}

/** The YAML of each file that changes. */
function textsWith(gathered: Gathered, taken: Pick<Taken, "changes" | "read">, reader?: Reader) {
  const changed = [...gathered.texts].flatMap(([file, text]): [string, string][] => {
    const rows = gathered.rows.filter((row) => row.file === file);
    const own = {
      changes: taken.changes.filter(({ row }) => row.file === file),
      read: taken.read.filter(({ row }) => row.file === file),
    };
    if (own.changes.length + own.read.length === 0) return [];
    const next = applied(text, { to: gathered.to, rows, taken: own, ...(reader && { reader }) });
    return next === text ? [] : [[file, next]];
  });
  return new Map(changed);
}

function costsOf(to: string, changes: Change[], { before, after }: { before: Authored; after: Authored | undefined }) {
  const [was, is] = [sizesOf(before, {}), after ? sizesOf(after, {}) : new Map()];
  const costs = changes.flatMap(({ at, row, value }) => {
    const [old, now] = [
      segmentsOfRow(row, was, { language: to, value: row.translation }),
      segmentsOfRow(row, is, { language: to, value }),
    ];
    return old === now ? [] : [{ at, place: placeOf(row, to), before: old, after: now }];
  });
  const sum = (sizes: typeof was) =>
    [...sizes].reduce((total, [key, { segments }]) => total + (key.endsWith(` ${to}`) ? segments : 0), 0);
  return { costs, total: after && changes.length > 0 ? { before: sum(was), after: sum(is) } : undefined };
}

function leftToRead({ guides, words }: Authored, to: string) {
  const counts = [...guides, words].map(({ value }) => toReview(value, to));
  return counts.reduce((sum, { texts, words }) => ({ texts: sum.texts + texts, words: sum.words + words }));
}
