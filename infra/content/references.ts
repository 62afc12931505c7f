import type { Content, Guide, Page, WordsFile } from "../../functions/engine/guide/guide.ts";
import type { Lexicon } from "../../functions/engine/guide/lexicon.ts";
import { memoize } from "../../functions/engine/guide/memoize.ts";
import { languageIn, listOf, pageAt } from "../../functions/engine/guide/places.ts";
import { fold } from "../../functions/text/fold.ts";
import type { Path, Problem, Source } from "./read.ts";

/** Checks what a schema can't: that every id is a page, and that a list has enough numbers. */
export function* brokenReferences(
  content: Content,
  guide: Guide | undefined,
  source: Source<{ pages: Record<string, Page> }>,
): Generator<Problem> {
  const prefix = guide ? "" : "/";
  const guessed = new Set(Object.values(guide?.pages ?? {}).map(({ guess }) => guess));
  const exists = (to: string, from?: string) =>
    (to === "{guess}" && guessed.has(from)) ||
    (to === "{meant}" && !guide) ||
    (to.startsWith("/") && isCommand(content, to.slice(1))) ||
    pageAt(content, guide, to) !== undefined;

  for (const [name, page] of Object.entries(source.value.pages)) {
    const id = prefix + name;
    const say = (path: Path, message: string) => source.problem(["pages", name, ...path], message);

    for (const [i, { to }] of (page.choices ?? []).entries())
      if (!exists(to, name))
        yield say(["choices", i, "to"], `leads to ${to}, which is not a page: add it, or correct the name`);
    for (const key of ["under", "guess"] as const)
      if (page[key] !== undefined && !exists(page[key]))
        yield say([key], `${page[key]} is not a page: add it, or correct the name`);
    if (page.guess && guide?.pages[page.guess]?.choices?.every(({ to }) => to !== "{guess}") !== false)
      yield say(["guess"], `${page.guess} has no choice that leads to {guess}: add one, or remove the guess`);
    const above = page.under === undefined ? undefined : guide?.pages[page.under];
    if (above && !above.choices && !above.steps)
      yield say(["under"], `${page.under} has no list with numbers to reply: name a page with one`);
    if (page.checkBack && !exists(page.checkBack.ask))
      yield say(
        ["checkBack", "ask"],
        `asks with ${page.checkBack.ask}, which is not a page: add it, or correct the name`,
      );

    const numbers = listOf(guide, id, page).map(({ number }) => number);
    const twice = numbers.find((number, i) => numbers.indexOf(number) !== i || number > 9);
    if (twice !== undefined)
      yield say(["choices"], `number ${twice} is used twice or is too high: a list holds 9, less the guide's keys`);
  }
}

const isCommand = (content: Content, name: string): boolean =>
  targetsOfCommands(content.lexicon).has(`/${name}`) || Object.hasOwn(content.words.pages, name);

const targetsOfCommands = memoize(
  ({ exact }: Lexicon) => new Set(Object.values(exact).flatMap((meaning) => ("to" in meaning ? [meaning.to] : []))),
);

/** Checks the ids at the head of a guide's file. */
export function* brokenHead(content: Content, source: Source<Guide>): Generator<Problem> {
  const { file, value: guide, problem } = source;
  if (file !== `content/guides/${guide.guide}.yaml`)
    yield problem(["guide"], `${guide.guide} is not the name of its file: use one name for both`);
  const missing = (path: Path, id: string) => problem(path, `${id} is not a page: add it, or correct the name`);
  for (const key of ["start", "done"] as const)
    if (!Object.hasOwn(guide.pages, guide[key])) yield missing([key], guide[key]);
  for (const [digit, id] of Object.entries(guide.keys))
    if (!(id.startsWith("/") ? isCommand(content, id.slice(1)) : Object.hasOwn(guide.pages, id)))
      yield missing(["keys", digit], id);
  for (const [i, { page }] of (guide.senders ?? []).entries())
    if (!Object.hasOwn(guide.pages, page)) yield missing(["senders", i, "page"], page);
  for (const language of guide.languages) {
    if (!guide.advertise[language])
      yield problem(["advertise", language], `no ${language} keyword to advertise: add one of the keywords`);
    if (!guide.keywords[language]?.length && !guide.keywords.any?.length)
      yield problem(["keywords", language], `no ${language} keyword opens this guide: add at least one`);
  }
  for (const language of guide.languages)
    if (!guide.name[language]) yield problem(["name", language], `the ${language} name is missing: add it`);
  if (!Object.hasOwn(content.calendars, guide.calendar))
    yield problem(["calendar"], `there is no calendars/${guide.calendar}.yaml: add it, or correct the name`);
  if (!isZone(guide.hours.zone))
    yield problem(["hours", "zone"], `${guide.hours.zone} is not a time zone: write one like Asia/Phnom_Penh`);
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat(undefined, { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The pages of words.yaml that the engine refers to by name. */
const requiredPages = `
  language guides help privacy stop start delete cancel remind-off did-you-mean
  elsewhere unclear not-offered sensitive media thanks slow-down no-more
  handed-over taken-over code-here code-unknown code-wait
  which-answer which-reminder reminder-ended
`
  .trim()
  .split(/\s+/);

/** Texts outside a guide name the word for the menu, so it must be one of its command's words. */
export function* brokenAdvertise(
  { languages, lexicon }: Content,
  { value, problem }: Source<WordsFile>,
): Generator<Problem> {
  for (const language of Object.keys(languages)) {
    const word = value.advertise[language];
    const meaning = word === undefined ? undefined : lexicon.exact[fold(word)];
    if (meaning?.kind !== "command" || !["/menu", "/guides"].includes(meaning.to))
      yield problem(
        ["advertise", language],
        `no ${language} word for the menu: write one of the words of the command menu`,
      );
  }
}

export function missingPages({ value, problem }: Source<WordsFile>): Problem[] {
  const missing = requiredPages
    .filter((name) => !value.pages[name])
    .map((name) => problem(["pages"], `the page ${name} is missing: the assistant uses it by that name, so add it`));
  const likeLanguages = Object.keys(value.pages)
    .filter((name) => languageIn(`/${name}`) !== undefined)
    .map((name) => problem(["pages", name], `/${name} would change the language: choose a longer name`));
  return [...missing, ...likeLanguages];
}
