import { cellOf, type Gathered, idOf } from "./gather.ts";
import { lockedChanges } from "./locked.ts";
import type { Returned } from "./read-sheet.ts";
import type { Row } from "./rows.ts";

/** A row that is to be written. `at` is where it stands in the sheet. */
export type Change = { at: string; row: Row; value: string | string[] };
/** A row that is not taken, and why. */
export type Refusal = { at: string; place: string; why: string };

export type Taken = {
  changes: Change[];
  refused: Refusal[];
  /** Rows that a native speaker has read. */
  read: { at: string; row: Row }[];
  comments: { at: string; place: string; comment: string }[];
};

/** Sorts the rows that came back: those that change something, those that can't be taken, those that were read. */
export function take({ rows }: Gathered, returned: Returned[]): Taken {
  const known = new Map(rows.map((row) => [idOf(row), row]));
  const taken: Taken = { changes: [], refused: [], read: [], comments: [] };
  const seen = new Map<string, string>();
  for (const cells of returned) {
    const { at, place, comment, id } = cells;
    if (comment !== "") taken.comments.push({ at, place, comment });
    const row = known.get(id);
    const why = whyNot(cells, row, seen.get(id));
    seen.set(id, at);
    if (why !== undefined || !row) taken.refused.push({ at, place, why: why ?? "" });
    else {
      const value = valueIn(cells.translation, row);
      if (cells.translation !== cellOf(row.translation)) taken.changes.push({ at, row, value });
      if (cells.read !== "" && value.length > 0) taken.read.push({ at, row });
    }
  }
  return taken;
}

/** The words of a cell: one after each semicolon or line end. */
function valueIn(cell: string, { kind, translation }: Row): string | string[] {
  if (kind === "text") return cell;
  if (cell === cellOf(translation) && translation !== undefined) return translation;
  const words = cell.split(/[;；\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}

/** Remains of another encoding, and what XML forbids. */
const unsendable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

function whyNot(
  { source, translation, before, isFormula, read }: Returned,
  row: Row | undefined,
  earlier: string | undefined,
): string | undefined {
  if (!row) return "is of no text that there is: the hidden last column was changed, or the text has gone";
  if (earlier !== undefined) return `is there twice: ${earlier} has the same text`;
  const now = cellOf(row.translation);
  if (translation === now && read === "") return undefined;
  if (source !== cellOf(row.source)) return "its source text has changed since: write the sheet again";
  if (before !== now && translation !== now)
    return "its translation was changed by someone else since: write the sheet again";
  if (translation === now) return undefined;
  if (isFormula) return "is a formula: put an apostrophe before it";
  if (translation === "") return "is empty: write the translation, or leave it as it was";
  if (unsendable.test(translation)) return "has unreadable letters: write them again";
  if (row.kind === "words") return undefined;
  const { lost, added } = lockedChanges(cellOf(row.source), translation, now === "" ? undefined : now);
  const faults = [lost.length > 0 && `loses ${lost.join(" ")}`, added.length > 0 && `adds ${added.join(" ")}`];
  return faults.filter(Boolean).join(" and ") || undefined;
}
