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
import { languages } from "../../../functions/text/language.ts";
import { ContentError, compile, readContent } from "../compile.ts";
import { replay } from "../transcript.ts";

/** What was made, as paths in content/; or why nothing was. */
export type Made = { made: string[]; changed: string[]; advertise: Texts } | { refused: string };

const rule = "small letters, digits and hyphens, beginning with a letter, 40 at most: renew-visa";

/**
 * Makes a small guide of this name in a folder of content, with a transcript in each language. It is tried in a copy
 * first, so that what is not sound leaves nothing behind.
 */
export function makeGuide(folder: string, name: string): Made {
  if (!/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return { refused: `${name} is no guide's name: ${rule}` };
  const guide = `guides/${name}.yaml`;
  const transcripts = languages.map((language) => ({
    from: `${language}.txt`,
    to: `transcripts/${name}/${language}-first.txt`,
  }));
  const taken = [guide, `transcripts/${name}`].find((file) => existsSync(join(folder, file)));
  if (taken) return { refused: `content/${taken} is there already: choose another name` };

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
    // Conversations that show the list of guides show one more now.
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
    if (error instanceof ContentError) return { refused: inWords(error, guide, name) };
    throw error;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Every NAME and WORD of a template is the guide's: renew-visa, renew visa. */
function template(file: string, name: string): string {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return text.replaceAll("NAME", name).replaceAll("WORD", name.replaceAll("-", " "));
}

/** A problem of the new guide's is one of its name's, from which its keywords come; any other was there before. */
function inWords({ problems, message }: ContentError, guide: string, name: string): string {
  const own = problems.filter(({ file }) => file === `content/${guide}`);
  if (own.length === 0) return `${message}\nmend that first, then make the guide`;
  // What to do about it is said to who has written a keyword.
  const said = new Set(own.map(({ message }) => `  ${message.replace(/: (?:choose|take|tell|add) [^:]*$/, "")}`));
  return [`${name} can't be a guide's name, because its first keywords come from it:`, ...said, "choose another"].join(
    "\n",
  );
}
