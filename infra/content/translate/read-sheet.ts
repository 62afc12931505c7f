import { existsSync, readFileSync } from "node:fs";
import type { CellValue } from "hucre";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { type Cells, columns } from "./table.ts";
import { firstSheet, labels } from "./write-sheet.ts";

/** A row as it came back. `at` is where it stands: sheet menu, row 12. */
export type Returned = Cells & { at: string; isFormula: boolean };

export type ReturnedFile = { rows: Returned[]; by: string | undefined; on: string | undefined };

/** Reads a spreadsheet or a CSV file that a translator has filled in. Throws an Error when it is another table. */
export async function readReturned(file: string): Promise<ReturnedFile> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}: check its name`);
  const bytes = readFileSync(file);
  if (/\.csv$/i.test(file)) {
    const rows = parseCsv(new TextDecoder("utf-8").decode(bytes), { unescapeFormulae: true });
    return { rows: rowsIn(rows, "", new Set()), by: undefined, on: undefined };
  }
  const { sheets } = await readXlsx(bytes).catch(() => {
    throw new Error(`${file} is no .xlsx spreadsheet: save it as one, or as .csv`);
  });
  const first = sheets.find(({ name }) => name === firstSheet);
  const filledIn = (label: string) => textOf(first?.rows.find(([cell]) => cell === label)?.[1]) || undefined;
  const rows = sheets
    .filter(({ name }) => name !== firstSheet)
    .flatMap(({ name, rows, cells }) => {
      const formulas = [...(cells ?? [])].flatMap(([at, { formula }]) => (formula === undefined ? [] : at));
      return rowsIn(rows, `sheet ${name}, `, new Set(formulas));
    });
  return { rows, by: filledIn(labels.by), on: filledIn(labels.on) };
}

function rowsIn(table: CellValue[][], sheet: string, formulas: Set<string>): Returned[] {
  const header = (table[0] ?? []).map((cell) => textOf(cell).split(":")[0]);
  const places = columns.map(({ key, header: title }) => [key, header.indexOf(title.split(":")[0])] as const);
  const lost = columns.filter((_, i) => places[i]![1] < 0);
  if (lost.length > 0)
    throw new Error(
      `${sheet}the column ${lost[0]?.header} is missing: send the file back as it came, with its first row`,
    );
  const at = Object.fromEntries(places);
  return table.flatMap((row, i) => {
    if (i === 0 || row.every((cell) => textOf(cell) === "")) return [];
    const cells = Object.fromEntries(places.map(([key, column]) => [key, textOf(row[column])])) as Cells;
    return [{ ...cells, at: `${sheet}row ${i + 1}`, isFormula: formulas.has(`${i},${at.translation}`) }];
  });
}

/** A cell as text. Programs write line ends in several ways. */
function textOf(value: CellValue | undefined): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value ?? "")
    .replace(/\r\n?/g, "\n")
    .trim();
}
