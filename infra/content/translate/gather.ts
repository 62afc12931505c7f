import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, parseDocument } from "yaml";
import { commonIn } from "../new-language/make.ts";
import { type Row, rowsOfGuide, rowsOfPack } from "./rows.ts";

/** What a translation is of: the language and its source, and every place of the content that has one. */
export type Gathered = {
  to: string;
  from: string;
  /** The language of people whose language is not known. */
  fallback: string;
  /** The file of the language is not used yet. Its guides are translated when it is. */
  isDraft: boolean;
  rows: Row[];
  /** The YAML of each file, by its path in content/. */
  texts: Map<string, string>;
};

/** Which language, from which one (by default the fallback), and of which file or guide (by default all). */
export type Asked = { to: string; from?: string | undefined; only?: string | undefined };

/** Reads all places of a language in a folder of content. Throws an Error that says what is wrong with the question. */
export function gather(folder: string, { to, from: asked, only }: Asked): Gathered {
  const { languages, fallback } = commonIn(folder);
  const from = asked ?? [fallback, ...languages].find((tag) => tag !== to) ?? fallback;
  if (!languages.includes(from)) throw new Error(`there is no language ${from}: there are ${languages.join(", ")}`);
  const pack = `languages/${to}.yaml`;
  if (!existsSync(join(folder, pack)))
    throw new Error(`there is no content/${pack}: make it with npm run new-language ${to}`);
  const isDraft = !languages.includes(to);
  const guides = readdirSync(join(folder, "guides")).filter((file) => file.endsWith(".yaml"));
  const files = [pack, ...(isDraft ? [] : guides.sort().map((file) => `guides/${file}`))];
  const chosen = files.filter((file) => only === undefined || sheetOf(file) === only);
  if (chosen.length === 0) throw new Error(`there is no ${only}: there are ${files.map(sheetOf).join(", ")}`);

  const texts = new Map(chosen.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
  const source = parseDocument(readFileSync(join(folder, `languages/${from}.yaml`), "utf8"));
  const rows = [...texts].flatMap(([file, text]) =>
    rowsOf({ file, document: parseDocument(text) }, source, { from, to }),
  );
  return { to, from, fallback, isDraft, rows, texts };
}

/** The rows of one file. */
const rowsOf = (
  pair: { file: string; document: Document },
  source: Document,
  { from, to }: { from: string; to: string },
): Row[] => (pair.file.startsWith("guides/") ? rowsOfGuide(pair, from, to) : rowsOfPack(pair, source));

/** The name of a file's sheet: the guide's or the language's. */
export const sheetOf = (file: string) => file.replace(/^guides\/|\.yaml$/g, "").replaceAll("/", " ");

/** What a sheet calls a row, so that it is found again. */
export const idOf = ({ file, path }: Row) => `${file} ${path.join("/")}`;

/** The value of a row as it stands in one cell: words with a semicolon between them. */
export const cellOf = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value.join("; ") : (value ?? "");
