import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellStyle, WriteSheet } from "hucre";
import { writeCsv } from "hucre/csv";
import { writeXlsx } from "hucre/xlsx";
import { type Cells, columns, type Table } from "./table.ts";

/** The first sheet, and the cells of it that a translator fills in. */
export const firstSheet = "Read me first";
export const labels = { by: "Your name", on: "Date, like 2026-12-01" };

/** Names of the two languages for the headers, and which is written from right to left. */
export type Spoken = { source: string; translation: string; isRightToLeft: boolean };

/** How a translator should work, in each of these languages for which content/translating/ has a text. */
export function instructions(folder: string, languages: string[]): string[] {
  const files = [...new Set(languages)]
    .map((tag) => join(folder, `translating/${tag}.txt`))
    .filter((file) => existsSync(file));
  return files.flatMap((file) => ["", ...readFileSync(file, "utf8").trimEnd().split("\n")]);
}

/** The bytes of a spreadsheet, in which only the cells that a translator fills in can be changed. */
export async function xlsxOf(tables: Table[], lines: string[], spoken: Spoken): Promise<Uint8Array> {
  return writeXlsx({ sheets: [introduction(lines), ...tables.map((table) => sheetFor(table, spoken))] });
}

/** A table with the texts of all files, for programs that read no spreadsheets. It begins with a byte order mark. */
export function csvOf(tables: Table[], spoken: Spoken): string {
  const header = columns.map(({ header, key }) => named(header, key, spoken));
  const rows = tables.flatMap(({ rows }) => rows.map(cellsOf));
  return writeCsv([header, ...rows], { bom: true, escapeFormulae: true });
}

const cellsOf = (row: Cells) => columns.map(({ key }) => row[key]);

const named = (header: string, key: string, spoken: Spoken) =>
  key === "source" || key === "translation" ? `${header}: ${spoken[key]}` : header;

const top: CellStyle = { alignment: { vertical: "top", wrapText: true } };
const open: CellStyle = {
  ...top,
  protection: { locked: false },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF7D6" } },
};
const bold: CellStyle = { ...top, font: { bold: true } };

/** What is still allowed in a protected sheet. */
const protection = { sheet: true, formatColumns: true, formatRows: true, sort: true, autoFilter: true } as const;

function introduction(lines: string[]): WriteSheet {
  const rows = [[labels.by, ""], [labels.on, ""], ...lines.map((line) => [line])];
  const cells = new Map(
    [0, 1].flatMap((row) => [
      [`${row},0`, { value: rows[row]![0]!, type: "string" as const, style: bold }] as const,
      [`${row},1`, { value: "", type: "string" as const, style: open }] as const,
    ]),
  );
  return { name: firstSheet, columns: [{ width: 28 }, { width: 40 }], rows, cells, protection };
}

function sheetFor({ sheet, rows }: Table, spoken: Spoken): WriteSheet {
  const header = columns.map(({ header, key }) => named(header, key, spoken));
  const rightToLeft: CellStyle = { ...open, alignment: { ...open.alignment, readingOrder: "rtl" } };
  const styleOf = (column: (typeof columns)[number]) => {
    if (!("isOpen" in column)) return top;
    return column.key === "translation" && spoken.isRightToLeft ? rightToLeft : open;
  };
  const all = [header, ...rows.map(cellsOf)];
  const cells = new Map(
    all.flatMap((row, i) =>
      row.map((value, j) => {
        const style = i === 0 ? bold : styleOf(columns[j]!);
        return [`${i},${j}`, { value, type: "string" as const, style }] as const;
      }),
    ),
  );
  return {
    name: sheet.slice(0, 31),
    columns: columns.map((column) => ({ width: column.width, hidden: "isHidden" in column })),
    rows: all,
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${all.length}` },
    protection,
  };
}
