import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { memoize } from "../../../functions/engine/guide/memoize.ts";
import { assemble, shortHash } from "../assemble.ts";
import type { Authored } from "../check.ts";
import { isError, todayIs } from "../compile.ts";
import { hasMedia } from "../media/public-names.ts";
import type { MediaFiles } from "../media/read-media.ts";
import type { Words } from "../packs.ts";
import { lineOf, type Problem } from "../read.ts";
import { readFiles } from "../read-files.ts";
import { keywordsOf } from "../trigger-words.ts";
import { partsOf, problemsOfPart, quickChecks, wordsPart } from "./parts.ts";

/** What a round found: the sound content, or why there is none. Without `refused` nothing stops it from being used. */
export type Round = { authored?: Authored; refused: boolean };

type Seen = { guides: Map<string, Guide>; words: Words; media: string; keywords: string };

/**
 * Compiles a folder of content again and again, and each time only what has changed: unchanged files keep their parsed
 * values, and unchanged parts what was found in them.
 *
 * @param known warnings of the content as it is now, which has passed all checks; or "unchecked", if it has not
 */
export function contentRounds(folder: string, known: Problem[] | "unchecked" = []) {
  let seen: Seen | undefined;
  let broken: Problem[] = [];
  const quick = new Map<string, Problem[]>();
  const heard = new Map<string, Problem[]>();
  /** The parts that are still to be listened to, the latest changed first. */
  let unheard: string[] = [];

  function changedParts({ guides, words, media }: Authored): string[] {
    const isSame = namesIn(media) === seen?.media;
    const changed = guides.filter(
      ({ value }) => seen?.guides.get(value.guide) !== value || (!isSame && hasMedia(value)),
    );
    return [...changed.map(({ value }) => value.guide), ...(seen?.words === words && isSame ? [] : [wordsPart])];
  }

  /** Reads and compiles what has changed. */
  function next(): Round {
    const files = readFiles(folder);
    const made = Array.isArray(files) ? { problems: files } : { ...assemble(files, versionOf(files)), files };
    broken = made.problems;
    if (!("content" in made) || broken.length > 0) return { refused: true };
    const { guides, words, released, media } = made.files;
    const authored: Authored = { content: made.content, guides, words, released, media, today: todayIs() };
    const all = partsOf(authored);
    const keywords = allKeywords(guides.map(({ value }) => value));
    const isFirst = seen === undefined;
    const changed = changedParts(authored);
    // What a word means depends on all words, so a changed one has to be heard in every part.
    const again = seen?.keywords === keywords && seen.words === words ? changed : [...new Set([...changed, ...all])];
    seen = { guides: new Map(guides.map(({ value }) => [value.guide, value])), words, media: namesIn(media), keywords };
    for (const gone of [...quick.keys()].filter((part) => !all.includes(part))) quick.delete(gone);
    if (isFirst && known !== "unchecked") {
      for (const part of all) quick.set(part, ofPart(authored, part, known));
      return { authored, refused: false };
    }
    for (const part of changed) {
      quick.set(part, problemsOfPart(authored, part, quickChecks));
      heard.delete(part);
    }
    unheard = [...new Set([...again, ...unheard])].filter((part) => all.includes(part));
    return { authored, refused: [...quick.values()].flat().some(isError) };
  }

  return {
    next,
    unheard: () => unheard,
    /** Takes what all checks found in a part. */
    hear(part: string, problems: Problem[]) {
      heard.set(part, problems);
      unheard = unheard.filter((each) => each !== part);
    },
    /** What is wrong now, each problem once. */
    problems(): Problem[] {
      const found = [...quick].flatMap(([part, problems]) => heard.get(part) ?? problems);
      const drafts = seen?.words.drafts ?? [];
      const all = [...broken, ...found.filter(isError), ...drafts, ...found.filter((each) => !isError(each))];
      return [...new Map(all.map((problem) => [lineOf(problem), problem])).values()];
    },
  };
}

/** A hash of the files' values. That of the compiled content takes longer with many guides. */
const versionOf = (files: Parameters<typeof assemble>[0]) => () => {
  const values = [...files.guides, files.words, ...files.calendars].map(({ value }) => hashOf(value));
  return shortHash(JSON.stringify([values, files.words.languages, namesIn(files.media)]));
};

/** The files of content/media, and what is in them. */
const namesIn = (media: MediaFiles) => [...media.values()].map(({ file, name }) => `${file} ${name}`).join("\n");

const hashOf = memoize((value: object) => shortHash(JSON.stringify(value)));

/** Every word that opens a guide or a page of it, with where it leads. */
const allKeywords = (guides: Guide[]) =>
  JSON.stringify(guides.map((guide) => [guide.guide, guide.about, keywordsIn(guide)]));

const keywordsIn = memoize((guide: Guide) => [...keywordsOf(guide)].map(({ path, word, to }) => [path[0], word, to]));

/** The problems that are in a part's own file. What is in another file belongs to no guide. */
function ofPart({ guides }: Authored, part: string, problems: Problem[]): Problem[] {
  const partOf = (file: string) => guides.find((source) => source.file === file)?.value.guide ?? wordsPart;
  return problems.filter(({ file }) => partOf(file) === part);
}
