import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMap } from "yaml";
import { type CommonFile, commonFile, type Fields } from "../pack-schema.ts";
import { lineOf, type Path, readSource, startOf } from "../read.ts";
import { readYaml } from "../yaml.ts";
import { type Known, knownOf, whyNotTag } from "./known.ts";
import { type Lack, lackingIn } from "./leaves.ts";
import { skeletonOf } from "./skeleton.ts";

/** A place in the file that is still empty, with its line, from 1. */
export type Missing = Lack & { line: number };

export type NewLanguage = {
  /** The pack, as a path in content/. */
  file: string;
  /** What CLDR knows; undefined when the pack was there before. */
  known: Known | undefined;
  isUsed: boolean;
  missing: Missing[];
  /** The language that it is compared with. */
  model: string;
};

/**
 * Makes a pack for a language in a folder of content. A pack that is there already is only read.
 *
 * @throws an Error that says what is wrong with the tag, or with a file
 */
export function newLanguage(folder: string, tag: string): NewLanguage {
  const common = commonIn(folder);
  const wrong = whyNotTag(tag, common.languages);
  if (wrong !== undefined) throw new Error(wrong);
  const file = `languages/${tag}.yaml`;
  const path = join(folder, file);
  const model = common.fallback;
  const isThere = existsSync(path);
  const known = isThere ? undefined : knownOf(folder, tag, common.languages);
  const modelFile = join(folder, `languages/${model}.yaml`);
  if (known) writeFileSync(path, skeletonOf(tag, known, { tag: model, text: readFileSync(modelFile, "utf8") }));
  const { fields, lineAt } = readPack(path, file);
  const missing = lackingIn(fields, readPack(modelFile, `languages/${model}.yaml`).fields);
  return {
    file,
    known,
    isUsed: common.languages.includes(tag),
    model,
    missing: missing.map((lack) => ({ ...lack, line: lineAt(lack.path) })),
  };
}

/** words.yaml, which lists the languages. Throws an Error with what is wrong with it. */
export function commonIn(folder: string): CommonFile {
  const common = readSource(join(folder, "words.yaml"), "content/words.yaml", commonFile);
  if (Array.isArray(common)) throw new Error(common.map(lineOf).join("\n"));
  return common.value;
}

/** A pack as it is written, not yet checked. Throws an Error when it is not YAML. */
function readPack(path: string, file: string): { fields: Fields; lineAt: (path: Path) => number } {
  const read = readYaml(readFileSync(path));
  if ("faults" in read) {
    const [{ line, message } = { line: 1, message: "" }] = read.faults;
    throw new Error(`content/${file}:${line}: ${message}`);
  }
  const { document, lines } = read;
  const fields = isMap(document.contents) ? (document.toJS() as Fields) : {};
  return { fields, lineAt: (place) => lines.linePos(startOf(document, place)).line };
}
