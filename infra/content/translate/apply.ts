import { isMap, parseDocument, stringify } from "yaml";
import type { Reviewed } from "../../../functions/engine/guide/authored.ts";
import { markOf, marksIn, withReading } from "../review.ts";
import { editYaml } from "./edit-yaml.ts";
import { nodeAt, pairOf } from "./nodes.ts";
import type { Row } from "./rows.ts";
import type { Change, Taken } from "./take.ts";

/** Who has read the rows that are marked, and on which day. */
export type Reader = { by: string; on: string };

/**
 * The YAML of one file with the changes of its rows and the record of who has read them.
 *
 * @param rows all rows of the file as they were before
 */
export function applied(
  text: string,
  { to, rows, taken, reader }: { to: string; rows: Row[]; taken: Pick<Taken, "changes" | "read">; reader?: Reader },
): string {
  const values = new Map(taken.changes.map(({ row, value }) => [row, value]));
  const edits = taken.changes.map(({ row: { path }, value }) => ({ path, value }));
  const valueNow = (row: Row) => values.get(row) ?? row.translation;
  const isGuide = rows[0]?.file.startsWith("guides/") === true;
  const isNew =
    isGuide &&
    becomesLanguage(
      text,
      to,
      taken.changes,
      rows.map((row) => [row, valueNow(row)] as const),
    );
  const languages = (nodeAt(parseDocument(text), ["languages"])?.toJS(parseDocument(text)) ?? []) as string[];
  const changed = editYaml(text, isNew ? [...edits, { path: ["languages"], value: [...languages, to] }] : edits);

  const read = parseDocument(changed).get("review") as unknown;
  const all = (
    isMap(read) ? read.toJSON() : read ? (parseDocument(changed).toJS().review as unknown) : undefined
  ) as never;
  const review = reviewIn(all, isGuide ? to : undefined) ?? (isNew ? "needed" : undefined);
  if (review === undefined) return changed;
  const present = new Set(rows.flatMap((row) => (valueNow(row) === undefined ? [] : markOf(valueNow(row)!))));
  const marks = taken.read.flatMap(({ row }) => (valueNow(row) === undefined ? [] : markOf(valueNow(row)!)));
  const next = reader && marks.length > 0 ? withReading(review, { ...reader, marks }, present) : review;
  if (!isNew && marksIn(next).size === marksIn(review).size && next === review) return changed;
  return withReview(changed, isGuide ? { ...(all as object | undefined), [to]: next } : next);
}

const reviewIn = (
  all: Reviewed | Record<string, Reviewed> | undefined,
  tag: string | undefined,
): Reviewed | undefined =>
  tag === undefined ? (all as Reviewed | undefined) : (all as Record<string, Reviewed> | undefined)?.[tag];

/** Whether a guide has every text of a language that it did not list, so that it speaks it from now on. */
function becomesLanguage(
  text: string,
  to: string,
  changes: Change[],
  values: (readonly [Row, string | string[] | undefined])[],
): boolean {
  const languages = (parseDocument(text).toJS() as { languages?: string[] }).languages ?? [];
  const isWhole = values.every(
    ([{ kind, source, path }, value]) =>
      value !== undefined || source === undefined || (kind === "words" && path[0] !== "keywords"),
  );
  return changes.length > 0 && !languages.includes(to) && isWhole;
}

/** Puts a review into the place of the one before, or below the line of languages. */
function withReview(text: string, review: unknown): string {
  const block = stringify({ review }, { lineWidth: 118 }).trimEnd();
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return text;
  const pair = pairOf(contents.items, "review");
  const after = pair ?? pairOf(contents.items, "languages");
  if (!after) return text;
  const end = (after.value as { range: [number, number, number] }).range[1];
  const to = text.slice(0, end).trimEnd().length;
  if (!pair) return `${text.slice(0, to)}\n${block}${text.slice(to)}`;
  return text.slice(0, pair.key.range![0]) + block + text.slice(to);
}
