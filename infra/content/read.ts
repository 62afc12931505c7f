import { existsSync, readFileSync } from "node:fs";
import { type Document, isMap, isScalar, isSeq } from "yaml";
import type * as z from "zod";
import { schemaMessages } from "./schema-messages.ts";
import { readYaml } from "./yaml.ts";

/** One problem in a file of content/, in words for its author. A warning does not stop the compiler. */
export type Problem = { file: string; line: number; where: string; message: string; level?: "warning" };

/** A problem in one line: `file:line place: what to do`. */
export const lineOf = ({ file, line, where, message }: Problem) => `${file}:${line}${where && ` ${where}`}: ${message}`;

/** A file of content/ that could be read: its value, and a function that makes a problem of a place in it. */
export type Source<T> = { file: string; value: T; problem: (path: Path, message: string) => Problem };

export type Path = readonly (string | number)[];

/**
 * Reads one YAML file and checks it against its schema. Every problem has the file, the line (from 1), and the page and
 * language of its place.
 */
export function readSource<T>(path: string, file: string, schema: z.ZodType<T>): Source<T> | Problem[] {
  if (!existsSync(path)) return [{ file, line: 1, where: "", message: "there is no such file: add it" }];
  const bytes = readFileSync(path);
  const known = lastRead.get(file) ?? [];
  const found = known.find((each) => each.schema === schema && each.bytes.equals(bytes));
  const source = (found?.source as Source<T> | undefined) ?? parseSource(bytes, file, schema);
  if (Array.isArray(source)) return source;
  if (!found) freeze(source.value);
  const latest = found ?? { bytes, schema, source };
  lastRead.set(file, [latest, ...known.filter((each) => each !== latest)].slice(0, maxVersions));
  return source;
}

/** Makes a value and all that is in it unchangeable: the next reader gets the same one. */
export function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const each of Object.values(value)) freeze(each);
}

/** Tests and authors change a file and change it back. */
const maxVersions = 3;

/** The sound files as they were last read, so that a file is parsed again only after a change. The latest is first. */
const lastRead = new Map<string, { bytes: Buffer; schema: z.ZodType; source: Source<unknown> }[]>();

function parseSource<T>(bytes: Buffer, file: string, schema: z.ZodType<T>): Source<T> | Problem[] {
  const read = readYaml(bytes);
  if ("faults" in read) return read.faults.map((fault) => ({ file, where: "", ...fault }));
  const { document, lines } = read;

  const problem = (path: Path, message: string): Problem => {
    const start = startOf(document, path);
    return { file, line: lines.linePos(start).line, where: placeName(path), message };
  };

  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success)
    return parsed.error.issues.flatMap((issue) => schemaMessages(issue).map(([path, text]) => problem(path, text)));
  return { file, value: parsed.data, problem };
}

/** The position of a path's last key in the file, or of the nearest node around it. */
export function startOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const around = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(around) ? around.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = isScalar(pair?.key) ? pair.key : isSeq(around) ? around.items[Number(key)] : undefined;
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  return 0;
}

/** `page store, step 2, TAG` of ["pages", "store", "steps", 1, "text", TAG]. */
export function placeName(path: Path): string {
  const names: string[] = [];
  path.forEach((key, i) => {
    const parent = path[i - 1];
    if (parent === "pages") names.push(`page ${key}`);
    else if (parent === "steps") names.push(`step ${Number(key) + 1}`);
    else if (parent === "choices") names.push(typeof key === "number" ? `choice ${key + 1}` : `choice ${key}`);
    else if (typeof key === "string" && !["pages", "steps", "choices"].includes(key)) names.push(key);
  });
  return names.join(", ");
}
