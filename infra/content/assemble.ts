import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Calendar } from "../../functions/engine/guide/calendar.ts";
import { compileLexicon } from "../../functions/engine/guide/compile-lexicon.ts";
import {
  type Content,
  type Guide,
  type ShippedWords,
  shippedFields,
  type WordsFile,
} from "../../functions/engine/guide/guide.ts";
import { memoize } from "../../functions/engine/guide/memoize.ts";
import { guideLists, maxListed } from "../../functions/engine/guide/our-texts.ts";
import { noticeSegmentsOf } from "../../functions/engine/message/allowance.ts";
import type { Language } from "../../functions/text/language.ts";
import { foldOnce } from "./fold-once.ts";
import { withPublicNames } from "./media/public-names.ts";
import { tagsOf } from "./printed.ts";
import type { Problem, Source } from "./read.ts";
import type { Files } from "./read-files.ts";
import { brokenAdvertise, brokenHead, brokenReferences, missingPages } from "./references.ts";
import { brokenFoot, brokenTexts } from "./texts.ts";
import { unknownLanguages } from "./unknown-languages.ts";

type Body = Omit<Content, "version">;

/** Twelve digits of a hash of everything. */
const hashOf = (body: Body) => shortHash(JSON.stringify(body));

export const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Makes the content of its files. @returns it, and what is broken in it: names of pages that are not there, missing texts */
export function assemble(
  { guides, words, calendars, printed, media }: Files,
  versionOf: (body: Body) => string = hashOf,
): { content: Content; problems: Problem[] } {
  const values = guides.map(({ value }) => value);
  const shippedWords = shipWords(withGuideChoices(words.value, values, Object.keys(words.languages)));
  const body: Body = {
    guides: Object.fromEntries(values.map((value) => [value.guide, withPublicNames(shipped(value), media)])),
    words: shippedWords,
    languages: words.languages,
    noticeSegments: noticeSegmentsOf(shippedWords),
    lexicon: compileLexicon(values, words.value, foldOnce),
    calendars: usedCalendars(calendars, guides),
    doors: tagsOf(printed),
  };
  const content: Content = { version: versionOf(body), ...body };

  const problems: Problem[] = [];
  for (const source of guides)
    problems.push(...unknownLanguages(content.languages, source), ...brokenHead(content, source));
  problems.push(...missingPages(words), ...brokenFoot(content, words), ...brokenAdvertise(content, words));
  for (const source of guides) problems.push(...brokenReferences(content, source.value, source));
  problems.push(...brokenReferences(content, undefined, words));
  // Numbers come from the start page. Without it, each text with a number would be reported.
  for (const source of guides.filter(({ value }) => Object.hasOwn(value.pages, value.start)))
    problems.push(...brokenTexts(content, source.value, source));
  problems.push(...brokenTexts(content, undefined, words));
  return { content, problems };
}

/** The words file without the words, which are in the lexicon. */
const shipWords = (words: WordsFile): ShippedWords =>
  Object.fromEntries(shippedFields.map((field) => [field, words[field]])) as ShippedWords;

/** The calendars by which guides count. The others are checked, but do not ship. */
function usedCalendars(calendars: Source<Calendar>[], guides: Source<Guide>[]): Content["calendars"] {
  const used = new Set(guides.map(({ value }) => value.calendar));
  const named = calendars.map(({ file, value }) => [basename(file, ".yaml"), value] as const);
  return Object.fromEntries(named.filter(([name]) => used.has(name)));
}

/** A guide without the fields that only authors need. An unchanged guide stays the same object. */
const shipped = memoize(({ facts, staleAfter, domains, budget, review, ...guide }: Guide): Guide => guide);

/**
 * Adds the guides to the choices of the pages that ask which guide is meant. The list of guides has as many as a list
 * holds, and keywords open the others. The other pages show only the guides that may be meant. A guide without a
 * name in a language has there that of the fallback, or of its own first language.
 */
function withGuideChoices(words: WordsFile, guides: Guide[], languages: Language[]): WordsFile {
  const choices = guides.map(({ guide: id, name, shortName: short, languages: [first = ""] }) => ({
    to: `@${id}`,
    ...(short && { short }),
    label: Object.fromEntries(
      languages.map((language) => [language, name[language] ?? name[words.fallback] ?? name[first] ?? id]),
    ),
  }));
  const listing = guideLists.flatMap((id) => {
    const page = words.pages[id];
    return page ? [[id, { ...page, choices: choices.slice(0, maxListed(id)) }] as const] : [];
  });
  return { ...words, pages: { ...words.pages, ...Object.fromEntries(listing) } };
}
