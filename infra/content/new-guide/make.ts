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
import { basename, join } from "node:path";
import type { Texts } from "../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../functions/text/language.ts";
import { ContentError, compile, readContent } from "../compile.ts";
import { readWords } from "../packs.ts";
import { replay } from "../transcript.ts";
import type { Article } from "./article/article.ts";
import { type ArticleReport, makeOfArticle } from "./article/article-guide.ts";
import { languageOfArticle } from "./article/language.ts";
import { guideOf, withName } from "./template.ts";

/**
 * The files that were made, as paths in content/, the languages that have another language's texts, and what to look at in
 * a guide that was made of an article; or why no file was made.
 */
export type Made =
  | { made: string[]; changed: string[]; advertise: Texts; untranslated: Language[]; report?: ArticleReport }
  | { refused: string };

/** The guide's languages, by default all of the content; and the article of which it is made, by default in its language. */
type Wish = { languages?: Language[] | undefined; article?: Article | undefined };

const nameRule = "small letters, digits and hyphens, beginning with a letter, 40 at most: renew-visa";

/**
 * Makes a small guide of this name in a folder of content, with a transcript in each language. It is made in a copy of
 * the folder first, so that a failure changes nothing.
 */
export function makeGuide(folder: string, name: string, { languages: chosen, article }: Wish = {}): Made {
  if (!/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return { refused: `${name} can't be a guide's name. It consists of ${nameRule}` };
  const guide = `guides/${name}.yaml`;
  const taken = [guide, `transcripts/${name}`].find((file) => existsSync(join(folder, file)));
  if (taken) return { refused: `content/${taken} already exists. Choose another name.` };

  const copy = mkdtempSync(join(tmpdir(), "new-guide-"));
  try {
    cpSync(folder, copy, { recursive: true });
    const words = readWords(copy);
    if (Array.isArray(words)) throw new ContentError(words);
    const all = Object.keys(words.languages);
    const unknown = chosen?.find((language) => !all.includes(language));
    if (unknown !== undefined) return { refused: `there is no language ${unknown}: there are ${all.join(", ")}` };
    const ofArticle = article && languageOfArticle(article, words, chosen);
    if (article && !ofArticle) return { refused: unknownLanguage(article, all) };
    const wanted = chosen ?? (ofArticle === undefined ? all : [ofArticle]);
    const languages = all.filter((language) => wanted.includes(language));

    const isFirst = readdirSync(join(copy, "guides")).length === 0;
    // The checks see the old guides together with the new one.
    const before = isFirst ? undefined : readContent(copy, { checks: [] }).content;
    const { yaml, untranslated } = guideOf(readFileSync(join(copy, "new-guide/guide.yaml"), "utf8"), {
      name,
      languages,
      known: words.languages,
      fallback: words.value.fallback,
      calendars: readdirSync(join(copy, "calendars")).map((file) => basename(file, ".yaml")),
    });
    writeFileSync(join(copy, guide), yaml);
    const drafted =
      article && ofArticle
        ? makeOfArticle({ folder: copy, file: guide, name, language: ofArticle, languages, article })
        : undefined;
    const content = drafted?.content ?? compile(copy);
    mkdirSync(join(copy, `transcripts/${name}`), { recursive: true });
    const template = withName(readFileSync(join(copy, "new-guide/transcript.txt"), "utf8"), name);
    const transcript = drafted ? withWalk(template, drafted.walk) : template;
    const transcripts = languages.map((language, i) => {
      const file = `transcripts/${name}/${language.toLowerCase()}-first.txt`;
      // The only language is not asked for.
      const choice = languages.length > 1 ? `> ${i + 1}\n` : "";
      writeFileSync(join(copy, file), replay(content, transcript.replace(/^> LANGUAGE\n/m, choice)).text);
      return file;
    });
    // Transcripts that show the list of guides now show one more.
    const changed = globSync("transcripts/**/*.txt", { cwd: copy }).filter((file) => {
      const text = readFileSync(join(copy, file), "utf8");
      const now = replay(content, text).text;
      if (now === text || !before || replay(before, text).text !== text) return false;
      writeFileSync(join(copy, file), now);
      return true;
    });
    const made = [guide, ...transcripts];
    for (const file of [...made, ...changed]) cpSync(join(copy, file), join(folder, file));
    return {
      made,
      changed: changed.sort(),
      advertise: content.guides[name]!.advertise,
      untranslated: ofArticle === undefined ? untranslated : languages.filter((language) => language !== ofArticle),
      ...(drafted && { report: drafted.report }),
    };
  } catch (error) {
    if (error instanceof ContentError) return { refused: refusal(error, { guide, name, article }) };
    throw error;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The template's transcript with another way through the pages, up to the one that makes a check-back. */
const withWalk = (transcript: string, walk: string[]): string =>
  transcript.replace(/(?<=^> LANGUAGE\n).*?(?=^> 7$)/ms, `${walk.join("\n")}\n`);

const unknownLanguage = ({ file }: Article, all: Language[]): string =>
  `it is not clear which language ${file} is in. Name it: --languages TAG, with one of ${all.join(", ")}`;

type Refused = { guide: string; name: string; article: Article | undefined };

/** A problem in the new guide comes from its name, which gives its keywords; any other existed before. */
function refusal({ problems, message }: ContentError, { guide, name, article }: Refused): string {
  const own = problems.filter(({ file }) => file === `content/${guide}`);
  if (own.length === 0) return `${message}\nCorrect this first, then make the guide.`;
  const ofPages = own.filter(({ where }) => where.startsWith("page "));
  if (article && ofPages.length > 0)
    return [
      `no guide can be made of ${article.file}, because of these texts of it:`,
      ...ofPages.map(({ where, message }) => `  ${where}: ${message}`),
      "Change them in the article.",
    ].join("\n");
  // What to do, after the colon, is for authors of keywords.
  const said = new Set(own.map(({ message }) => `  ${message.replace(/: .*$/, "")}`));
  return [
    `${name} can't be a guide's name, because its first keywords come from it:`,
    ...said,
    "Choose another name.",
  ].join("\n");
}
