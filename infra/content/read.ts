import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type * as z from "zod";

/** One thing wrong in one file of content/, in words for its author. `path` leads to the spot inside the file. */
export type Problem = { file: string; line: number; where: string; message: string };

/** A file of content/ that could be read: its value, and a way to say something about a spot in it. */
export type Source<T> = { file: string; value: T; problem: (path: Path, message: string) => Problem };

export type Path = readonly (string | number)[];

/**
 * Reads one YAML file and checks it against its schema. Every problem carries the file, the line (from 1), and the
 * page and language that the spot belongs to.
 */
export function readSource<T>(path: string, file: string, schema: z.ZodType<T>): Source<T> | Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  if (document.errors.length > 0)
    return document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      where: "",
      message: `this is not YAML: ${error.message.split("\n")[0]?.replace(/ at line.*$/, "")}`,
    }));

  const problem = (path: Path, message: string): Problem => {
    let spot = [...path];
    let node = document.getIn(spot, true) as { range?: [number, number, number] } | undefined;
    while (!node?.range && spot.length > 0) {
      spot = spot.slice(0, -1);
      node = document.getIn(spot, true) as typeof node;
    }
    return { file, line: lines.linePos(node?.range?.[0] ?? 0).line, where: placeName(path), message };
  };

  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) return parsed.error.issues.map((issue) => problem(issue.path as Path, `${issue.message}`));
  return { file, value: parsed.data, problem };
}

/** `page store, step 2, en` of ["pages", "store", "steps", 1, "text", "en"]. */
function placeName(path: Path): string {
  const names: string[] = [];
  path.forEach((key, i) => {
    const parent = path[i - 1];
    if (parent === "pages") names.push(`page ${key}`);
    else if (parent === "steps") names.push(`step ${Number(key) + 1}`);
    else if (parent === "choices") names.push(`choice ${Number(key) + 1}`);
    else if (typeof key === "string" && !["pages", "steps", "choices"].includes(key)) names.push(key);
  });
  return names.join(", ");
}
