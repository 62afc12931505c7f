import { changesSomething } from "../../functions/engine/guide/changes.ts";
import { dayName } from "../../functions/engine/guide/contact-hours.ts";
import type { Content, Guide, Texts } from "../../functions/engine/guide/guide.ts";
import { memoize } from "../../functions/engine/guide/memoize.ts";
import { guideLists } from "../../functions/engine/guide/our-texts.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import type { Language } from "../../functions/text/language.ts";
import type { Authored } from "./check.ts";
import { foldOnce } from "./fold-once.ts";
import type { Path, Problem } from "./read.ts";
import { textsOf } from "./texts.ts";
import { keywordsOf } from "./trigger-words.ts";

/**
 * A text in one language: `at` is its place, `spot` the path inside the page, and `say` makes a problem of it. Without a guide
 * it belongs to words.yaml.
 */
export type ContentText = {
  guide?: Guide;
  page: string;
  at: string;
  spot: Path;
  language: Language;
  text: string;
  say: (message: string) => Problem;
};

/** Every text as it was written, with its placeholders. */
export function* textsIn({ guides, words }: Authored): Generator<ContentText> {
  for (const { value, problem } of [...guides, words]) {
    const guide = "guide" in value ? { guide: value } : {};
    for (const [page, body] of Object.entries(value.pages))
      for (const { at, path: spot, texts } of textsOf(page, body))
        for (const [language, text] of Object.entries(texts) as [Language, string][]) {
          const say = (message: string) => problem(["pages", page, ...spot, language], message);
          yield { ...guide, page, at, spot, language, text, say };
        }
  }
  for (const [language, text] of Object.entries(words.value.menuFoot) as [Language, string][]) {
    const say = (message: string) => words.problem(["menuFoot", language], message);
    yield { page: "", at: "", spot: ["menuFoot"], language, text, say };
  }
}

/** Every page and step as it is sent, with each placeholder replaced by its longest value. */
export const messagesIn = memoize((authored: Authored): ContentText[] => [...renderedIn(authored)]);

function* renderedIn({ content, guides, words }: Authored): Generator<ContentText> {
  const all = Object.values(content.guides);
  for (const { value, problem } of [...guides, words]) {
    const guide = "guide" in value ? { guide: value } : {};
    for (const language of "guide" in value ? value.languages : Object.keys(content.languages)) {
      const contexts = (guide.guide ? [guide.guide] : all)
        .filter((each) => each.languages.includes(language))
        .map((each) => ({ guide: each.guide, language, facts: longestFacts(content, each, language) }));
      const outside = { language, facts: { ...anyFacts(content, language), ...longestWords(content, language) } };
      for (const [page, body] of Object.entries(value.pages))
        for (const { at, path } of textsOf(page, body)) {
          if (path.at(-1) !== "text") continue;
          const say = (message: string) => problem(["pages", page, ...path, language], message);
          // A page of words.yaml is shown inside every guide and outside: the longest form counts.
          const place = guide.guide ? at : `/${at}`;
          // With one guide there is no list of guides, and its name is not needed in every language.
          const possible =
            guide.guide || (all.length === 1 && guideLists.includes(page)) ? contexts : [...contexts, outside];
          const shown =
            guide.guide || !guideLists.includes(page) ? {} : { only: longestNames(content, page, language) };
          const text = longestOf(possible.map((context) => renderMessage(content, [{ ...context, place, ...shown }])));
          yield { ...guide, page, at, spot: path, language, text, say };
        }
    }
  }
}

/** At most so many guides are shown at once. */
const maxShown = 9;

/** The guides with the longest names, of those that a page may list. */
function longestNames({ words }: Content, page: string, language: Language): string[] {
  const length = ({ label }: { label: Texts }) => label[language]?.length ?? 0;
  return (words.pages[page]?.choices ?? [])
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, maxShown)
    .map(({ to }) => to);
}

/** The values of placeholders outside a guide. */
function anyFacts(content: Content, language: Language) {
  const [guide] = Object.values(content.guides);
  return guide && longestFacts(content, guide, language);
}

function longestFacts(content: Content, guide: Guide, language: Language) {
  // The 20th has the longest name of a month's days.
  const days = Array.from({ length: 12 }, (_, month) => dayName(content, Date.UTC(2026, month, 20), guide, language));
  return {
    date: longestOf(days),
    code: "BCDFGH",
    guess: longestOf((guide.senders ?? []).map(({ name }) => name)),
    ...longestWords(content, language),
  };
}

const longestWords = (content: Content, language: Language) => longestIn(content)[language];

/** Its longest keyword that shows a page. Those that change something are not asked about. */
const longestKeyword = memoize((guide: Guide) => {
  const shown = [...keywordsOf(guide)].filter(({ to }) => !changesSomething(guide, { pages: {} }, to));
  return longestOf(shown.map(({ word }) => foldOnce(word)).sort());
});

const longestIn = memoize(({ languages, guides, words }: Content) => {
  const meant = longestOf(Object.values(guides).map(longestKeyword).sort());
  const each = Object.keys(languages).map((language) => [
    language,
    {
      elsewhere: longestOf(Object.values(words.elsewhere ?? {}).map((texts) => texts[language] ?? "")),
      meant,
      guide: longestOf(Object.values(guides).map(({ name }) => name[language] ?? "")),
      language: longestOf((words.pages.language?.choices ?? []).map(({ label }) => label[language] ?? "")),
    },
  ]);
  return Object.fromEntries(each) as Record<
    Language,
    { elsewhere: string; meant: string; guide: string; language: string }
  >;
});

const longestOf = (texts: string[]) => texts.reduce((long, text) => (text.length > long.length ? text : long), "");
