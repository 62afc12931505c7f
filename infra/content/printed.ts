import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, isMap, visit } from "yaml";
import * as z from "zod";
import { tag as language } from "../../functions/engine/guide/authored.ts";
import { tagPattern } from "../../functions/engine/listen/door-tag.ts";
import { type Problem, readSource, type Source } from "./read.ts";

/*
 * content/doors.lock: what is printed on posters. `npm run doors -- --printed` adds to it, and `npm run doors -- --check` says
 * which posters are wrong now. The tags in it are counted in the log.
 */

export const printedFile = "doors.lock";

const header = ` The printed posters. Written by  npm run doors -- --printed ; remove an entry when its posters are gone.`;

const number = z.string().regex(/^\+[1-9]\d{6,14}$/, "a number with + and its country code, like +12025550143");

export const doorTag = z.string().regex(tagPattern, "3 to 20 small letters, with hyphens between words: market");

const printed = z.strictObject({
  guide: z.string(),
  on: z.iso.date(),
  /** The content's version, which is on the poster. */
  content: z.string(),
  stage: z.string().optional(),
  numbers: z.strictObject({ whatsapp: number.optional(), sms: number.optional() }),
  tag: doorTag.optional(),
  /** The keyword of each language on the poster. */
  keywords: z.record(language, z.string().min(1)),
  /** The places that the numbers of the first menu lead to. */
  menu: z.record(z.string().regex(/^\d{1,2}$/), z.string()),
});

/** A printed poster: a guide in one to three languages. */
export type Printed = z.infer<typeof printed>;

const file = z.array(printed).nullable();

/** Reads the printed posters of a folder of content; none when there is no file. @returns them, or what is wrong with the file */
export function readPrinted(folder: string): Source<Printed[]> | Problem[] {
  const path = join(folder, printedFile);
  const name = `content/${printedFile}`;
  if (!existsSync(path))
    return { file: name, value: [], problem: () => ({ file: name, line: 1, where: "", message: "" }) };
  const source = readSource(path, name, file);
  return Array.isArray(source) ? source : { ...source, value: source.value ?? [] };
}

/** The tags of these posters, each once. */
export const tagsOf = (posters: readonly Printed[]): string[] =>
  [...new Set(posters.flatMap(({ tag }) => tag ?? []))].sort();

/** Writes all printed posters. */
export function writePrinted(folder: string, posters: readonly Printed[]): void {
  const document = new Document(posters, { aliasDuplicateObjects: false });
  document.commentBefore = header;
  visit(document, {
    Map(key, node) {
      if (isMap(node) && key !== null && typeof key !== "number") node.flow = true;
    },
  });
  writeFileSync(join(folder, printedFile), document.toString({ lineWidth: 0, flowCollectionPadding: true }));
}
