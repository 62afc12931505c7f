import { segmentsOf } from "../../../functions/text/segments.ts";
import { placeName } from "../read.ts";
import { type Sizes, sizeKey } from "../report/costs.ts";
import { cellOf, type Gathered, idOf, sheetOf } from "./gather.ts";
import { lockedIn } from "./locked.ts";
import type { Row } from "./rows.ts";

/** The columns of a sheet in order. `isOpen`: a translator writes there. The last two are for the way back. */
export const columns = [
  { key: "place", header: "Where it is said", width: 26 },
  { key: "source", header: "Source", width: 60 },
  { key: "translation", header: "Translation", width: 60, isOpen: true },
  { key: "keep", header: "Keep as it is", width: 16 },
  { key: "sourceSms", header: "SMS, source", width: 9 },
  { key: "sms", header: "SMS, translation", width: 11 },
  { key: "read", header: "Read and right: x", width: 10, isOpen: true },
  { key: "comment", header: "Your comment", width: 30, isOpen: true },
  { key: "note", header: "What it is for", width: 40 },
  { key: "before", header: "Translation before", width: 10, isHidden: true },
  { key: "id", header: "Id", width: 10, isHidden: true },
] as const;

export type Cells = Record<(typeof columns)[number]["key"], string>;
export type Table = { sheet: string; rows: Cells[] };

/**
 * The sheets of a translation, one for each file.
 *
 * @param sizes what messages cost as they are sent; without them each text counts alone
 */
export function tablesOf({ rows, from, to }: Gathered, sizes: Sizes): Table[] {
  const byFile = Map.groupBy(rows, ({ file }) => file);
  return [...byFile].map(([file, each]) => ({
    sheet: sheetOf(file),
    rows: each.map((row): Cells => {
      const { kind, source, translation, note } = row;
      return {
        place: placeOf(row, to),
        source: cellOf(source),
        translation: cellOf(translation),
        keep:
          kind === "text" ? [...new Set(lockedIn(cellOf(source)))].join(" ") : "words to listen for; between them: ;",
        sourceSms: String(segmentsOfRow(row, sizes, { language: from, value: source }) ?? ""),
        sms: String(segmentsOfRow(row, sizes, { language: to, value: translation }) ?? ""),
        read: "",
        comment: "",
        note: note ?? "",
        before: cellOf(translation),
        id: idOf(row),
      };
    }),
  }));
}

/** `page store, step 2, text`; `number 7` of the words for numbers. */
export function placeOf({ file, path }: Row, to: string): string {
  if (path[0] === "numbers" && path.length > 1) return `number ${path[1]}`;
  return placeName(file.startsWith("guides/") && path.at(-1) === to ? path.slice(0, -1) : path);
}

/** SMS segments of the message that a text is; of a text that is a part of a message, its own. */
export function segmentsOfRow(
  { file, path, kind }: Row,
  sizes: Sizes,
  { language, value }: { language: string; value: string | string[] | undefined },
): number | undefined {
  if (kind === "words" || typeof value !== "string" || value === "") return undefined;
  const guide = file.startsWith("guides/") ? sheetOf(file) : undefined;
  const [pages, page, ...inner] = guide ? path.slice(0, -1) : path;
  const [field, step] = inner;
  const at = field === "steps" ? `${page}#${Number(step) + 1}` : String(page);
  const isMessage = pages === "pages" && inner.at(-1) === "text";
  return (isMessage ? sizes.get(sizeKey(guide, at, language))?.segments : undefined) ?? segmentsOf(value).segments;
}
