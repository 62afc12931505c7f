import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { readContent } from "../compile.ts";
import { sizesOf } from "../report/costs.ts";
import { type Asked, gather } from "./gather.ts";
import { tablesOf } from "./table.ts";
import { csvOf, instructions, xlsxOf } from "./write-sheet.ts";

/** What was written: the sheets, and how many rows of each have a translation. */
export type WrittenOut = {
  sheets: { sheet: string; rows: number; translated: number }[];
  isDraft: boolean;
  from: string;
};

/** Writes the texts of a language as a spreadsheet (.xlsx) or as a table (.csv). Throws an Error when it can't. */
export async function writeOut(folder: string, asked: Asked, file: string): Promise<WrittenOut> {
  const gathered = gather(folder, asked);
  const tables = tablesOf(gathered, sizesOf(readContent(folder, { checks: [] }), {}));
  const { from, to, isDraft } = gathered;
  const [source, translation] = [from, to].map((tag) => headOf(folder, tag));
  const spoken = {
    source: source!.name,
    translation: translation!.name,
    isRightToLeft: translation!.direction === "rtl",
  };
  const bytes = /\.csv$/i.test(file)
    ? csvOf(tables, spoken)
    : await xlsxOf(tables, instructions(folder, [gathered.fallback, from, to]), spoken);
  writeFileSync(file, bytes);
  return {
    from,
    isDraft,
    sheets: tables.map(({ sheet, rows }) => ({
      sheet,
      rows: rows.length,
      translated: rows.filter(({ translation }) => translation !== "").length,
    })),
  };
}

function headOf(folder: string, tag: string): { name: string; direction?: string } {
  const head = parseDocument(readFileSync(join(folder, `languages/${tag}.yaml`), "utf8")).toJS();
  return { ...head, name: head?.name ?? tag };
}
