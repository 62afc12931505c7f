import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Texts } from "../../../functions/engine/guide/guide.ts";
import { ContentError, compile, readContent } from "../compile.ts";
import { replay } from "../transcript.ts";

/** The files that were made, as paths in content/; or why none was. */
export type Made = { made: string[]; changed: string[]; advertise: Texts } | { refused: string };

const nameRule = "small letters, digits and hyphens, beginning with a letter, 40 at most: renew-visa";

/**
 * Makes a small guide of this name in a folder of content, with a transcript in each language. It is made in a copy of
 * the folder first, so that a failure changes nothing.
 */
export function makeGuide(folder: string, name: string): Made {
  if (!/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return { refused: `${name} can't be a guide's name. It consists of ${nameRule}` };
  const guide = `guides/${name}.yaml`;
  const transcripts = globSync("*.txt", { cwd: import.meta.dirname })
    .sort()
    .map((from) => ({ from, to: `transcripts/${name}/${from.replace(".txt", "-first.txt")}` }));
  const taken = [guide, `transcripts/${name}`].find((file) => existsSync(join(folder, file)));
  if (taken) return { refused: `content/${taken} already exists. Choose another name.` };

  const copy = mkdtempSync(join(tmpdir(), "new-guide-"));
  try {
    cpSync(folder, copy, { recursive: true });
    const isFirst = readdirSync(join(copy, "guides")).length === 0;
    // The checks see the old guides together with the new one.
    const before = isFirst ? undefined : readContent(copy, { checks: [] }).content;
    writeFileSync(join(copy, guide), template("guide.yaml", name));
    const content = compile(copy);
    mkdirSync(join(copy, `transcripts/${name}`), { recursive: true });
    for (const { from, to } of transcripts) writeFileSync(join(copy, to), replay(content, template(from, name)).text);
    // Transcripts that show the list of guides now show one more.
    const changed = globSync("transcripts/**/*.txt", { cwd: copy }).filter((file) => {
      const text = readFileSync(join(copy, file), "utf8");
      const now = replay(content, text).text;
      if (now === text || !before || replay(before, text).text !== text) return false;
      writeFileSync(join(copy, file), now);
      return true;
    });
    const made = [guide, ...transcripts.map(({ to }) => to)];
    for (const file of [...made, ...changed]) cpSync(join(copy, file), join(folder, file));
    return { made, changed: changed.sort(), advertise: content.guides[name]!.advertise };
  } catch (error) {
    if (error instanceof ContentError) return { refused: refusal(error, guide, name) };
    throw error;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Replaces NAME and WORD in a template: renew-visa, renew visa. */
function template(file: string, name: string): string {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return text.replaceAll("NAME", name).replaceAll("WORD", name.replaceAll("-", " "));
}

/** A problem in the new guide comes from its name, which gives its keywords; any other existed before. */
function refusal({ problems, message }: ContentError, guide: string, name: string): string {
  const own = problems.filter(({ file }) => file === `content/${guide}`);
  if (own.length === 0) return `${message}\nCorrect this first, then make the guide.`;
  // What to do, after the colon, is for authors of keywords.
  const said = new Set(own.map(({ message }) => `  ${message.replace(/: .*$/, "")}`));
  return [
    `${name} can't be a guide's name, because its first keywords come from it:`,
    ...said,
    "Choose another name.",
  ].join("\n");
}
