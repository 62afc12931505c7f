import { dayName } from "../../functions/engine/guide/contact-hours.ts";
import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import { type Language, languages } from "../../functions/text/language.ts";
import type { Authored } from "./check.ts";
import type { Path, Problem } from "./read.ts";
import { textsOf } from "./texts.ts";

/**
 * Something said in one language: where (`at` is the place, `spot` the path inside the page), and a way to complain
 * about it. No guide: it stands in words.yaml.
 */
export type Said = {
  guide?: Guide;
  page: string;
  at: string;
  spot: Path;
  language: Language;
  text: string;
  say: (message: string) => Problem;
};

/** Every text as it was written, placeholders and all. */
export function* textsIn({ guides, words }: Authored): Generator<Said> {
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

/** Every page and step as it is sent, its placeholders filled with the longest that they can stand for. */
export function* messagesIn({ content, guides, words }: Authored): Generator<Said> {
  for (const { value, problem } of [...guides, words]) {
    const guide = "guide" in value ? { guide: value } : {};
    for (const language of "guide" in value ? value.languages : languages) {
      const speakers = (guide.guide ? [guide.guide] : guides.map((each) => each.value))
        .filter((each) => each.languages.includes(language))
        .map((each) => ({ guide: each.guide, language, facts: longestFacts(content, each, language) }));
      const nobody = { language, facts: { ...anyFacts(content, language), ...longestWords(content, language) } };
      for (const [page, body] of Object.entries(value.pages))
        for (const { at, path } of textsOf(page, body)) {
          if (path.at(-1) !== "text") continue;
          const say = (message: string) => problem(["pages", page, ...path, language], message);
          // A page of words.yaml is said inside any guide, and outside: with the keyword that makes it longest.
          const place = guide.guide ? at : `/${at}`;
          // Of one guide there is no list to choose from, and so no need of a name in every language.
          const voices = guide.guide || (guides.length === 1 && page === "guides") ? speakers : [...speakers, nobody];
          const text = longestOf(voices.map((voice) => renderMessage(content, [{ ...voice, place }])));
          yield { ...guide, page, at, spot: path, language, text, say };
        }
    }
  }
}

/** What placeholders stand for where no guide is open. */
function anyFacts(content: Content, language: Language) {
  const [guide] = Object.values(content.guides);
  return guide && longestFacts(content, guide, language);
}

function longestFacts(content: Content, guide: Guide, language: Language) {
  // No day of a month has a longer name than its 20th.
  const days = Array.from({ length: 12 }, (_, month) => dayName(Date.UTC(2026, month, 20), guide, language));
  return {
    date: longestOf(days),
    code: "BCDFGH",
    guess: longestOf((guide.senders ?? []).map(({ name }) => name)),
    ...longestWords(content, language),
  };
}

function longestWords({ lexicon, guides, words }: Content, language: Language) {
  return {
    elsewhere: longestOf(Object.values(words.elsewhere ?? {}).map((texts) => texts[language] ?? "")),
    meant: longestOf(lexicon.keywords.map(({ word }) => word)),
    guide: longestOf(Object.values(guides).map(({ name }) => name[language] ?? "")),
  };
}

const longestOf = (texts: string[]) => texts.reduce((long, text) => (text.length > long.length ? text : long), "");
