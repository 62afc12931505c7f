import { join, relative } from "node:path";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import { saysNothing } from "../../functions/engine/listen/door-tag.ts";
import { usageError } from "../cli/command.ts";
import { ContentError } from "../content/compile.ts";
import { missingFonts } from "../content/map/fonts.ts";
import { readWords } from "../content/packs.ts";
import type { PosterWords } from "../content/poster-words.ts";
import { doorTag, printedFile, readPrinted, writePrinted } from "../content/printed.ts";
import { type Asked, type Output, refuseUnknown } from "./asked.ts";
import { type Door, doorsOf } from "./doors.ts";
import { numbersToPrint } from "./numbers.ts";
import { printedOf, withPrinted } from "./printed.ts";
import { writeDoors } from "./write.ts";

/** More do not fit on a page. */
const maxLanguages = 3;

/** Writes the doors of the guides, and records their posters if asked. Resolves to the exit code. */
export async function makeDoors(
  asked: Asked,
  { print, note, step }: Output & { step: Output["note"] },
): Promise<number> {
  const { content, contentFolder, root, names, stage, tag, json, out = ".checkback/doors" } = asked;
  refuseUnknown(asked);
  if (tag !== undefined) refuseTag(asked, tag);
  const numbers = numbersToPrint(root, { stage, typed: asked });
  const words = readWords(contentFolder);
  if (Array.isArray(words)) throw new ContentError(words);
  for (const missing of missingFonts(content.languages)) note(`warning: ${missing}`);

  const guides = Object.values(content.guides).filter(({ guide }) => names.length === 0 || names.includes(guide));
  const all = guides.map((guide) => {
    const doors = doorsOf(content, guide, { numbers, tag });
    return { guide, doors, onPoster: onPoster(guide, doors, asked, words.posters) };
  });
  const posters = all.filter(({ onPoster }) => onPoster.length > 0);
  for (const { guide, onPoster } of all)
    if (onPoster.length === 0) note(`${guide.guide} has no poster: it is in none of these languages`);

  const folder = tag === undefined ? out : join(out, tag);
  const written = await writeDoors({
    content,
    doors: all.flatMap(({ doors }) => doors),
    posters: posters.map(({ guide, onPoster }) => ({ guide, doors: onPoster, tag, words: words.posters })),
    tag,
    folder,
    progress: step,
  });
  if (asked.printed) {
    const before = readPrinted(contentFolder);
    if (Array.isArray(before)) throw new ContentError(before);
    const on = new Date().toISOString().slice(0, 10);
    const more = posters.map(({ guide, onPoster }) => printedOf(content, guide, onPoster, { on, stage, numbers, tag }));
    writePrinted(contentFolder, withPrinted(before.value, more));
  }
  if (json) {
    print(JSON.stringify(written, undefined, 2));
    return 0;
  }
  const named = (file: string) => relative(process.cwd(), join(folder, file));
  for (const { a4, a5 } of written.posters) print(`${named(a4)}\n${named(a5)}`);
  print(named("index.html"));
  print(conclusion(asked));
  return 0;
}

/** What to do next. */
function conclusion({ printed, tag, content }: Asked): string {
  if (printed)
    return `content/${printedFile} has the posters. Commit it${tag === undefined ? "" : ", and deploy: then the tag counts"}. After a change: npm run doors -- --check`;
  const counts =
    tag === undefined || content.doors.includes(tag) ? "" : ` The tag ${tag} counts when it is recorded, too.`;
  return `When you print a poster, add --printed to record it.${counts}`;
}

/** Throws a usage error for a tag that has another form, or that would be taken for a word. */
function refuseTag({ content }: Asked, tag: string): void {
  const { success } = doorTag.safeParse(tag);
  if (!success)
    throw usageError(`--tag takes 3 to 20 small letters, with hyphens between words, like market: not ${tag}`);
  if (!saysNothing(content, tag))
    throw usageError(`${tag} has a word that the assistant listens for: choose another tag`);
}

/** The doors in the languages of the poster. Throws an Error when a language has no words for posters. */
function onPoster(guide: Guide, doors: Door[], { languages }: Asked, words: Record<string, PosterWords>): Door[] {
  const chosen = languages ?? guide.languages.slice(0, maxLanguages);
  const shown = chosen.flatMap((language) => doors.find((door) => door.language === language) ?? []);
  const lacking = shown.find(({ language }) => !words[language]);
  if (lacking)
    throw new Error(
      `content/languages/${lacking.language}.yaml has no words for posters: add \`poster\`, as the other languages have it`,
    );
  return shown;
}
