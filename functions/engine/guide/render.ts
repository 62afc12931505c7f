import { isolated, isolatedValue } from "../../text/isolate.ts";
import type { Language } from "../../text/language.ts";
import type { PageRef } from "../state/conversation.ts";
import type { Content, Guide, Texts } from "./guide.ts";
import { memoize } from "./memoize.ts";
import { placeholder, placeholdersOf } from "./placeholders.ts";
import { listOf, nextPlace, type Option, optionsAt, pageAt, parsePlace } from "./places.ts";
import { wholeSteps } from "./whole-steps.ts";

/**
 * The values of a text's placeholders: {date} a check-back's day, {code} moves it to another phone, {elsewhere} from
 * where to send the code, {guess} the sender's carrier, {meant} the suggested word, {guide} another guide's name,
 * {language} another language's name, {keyword} the word that starts a guide.
 */
type Facts = {
  date?: string;
  code?: string;
  elsewhere?: string;
  guess?: string;
  meant?: string;
  guide?: string;
  language?: string;
  keyword?: string;
};

/** The text of one message that shows these pages. It is rendered once, and used for its cost, too. */
export const renderMessage = (content: Content, pages: PageRef[]): string => rendered(content)(pages);

const rendered = memoize((content: Content) =>
  memoize((pages: PageRef[]) =>
    pages.map((page) => (page.facts ? renderRef(content, page) : withoutFacts(content)(page))).join("\n"),
  ),
);

function renderRef(content: Content, page: PageRef): string {
  return renderPage(content, guideOf(content, page), page, factsOf(content, page));
}

const guideOf = (content: Content, { guide }: PageRef): Guide | undefined =>
  guide === undefined ? undefined : content.guides[guide];

function factsOf(content: Content, page: PageRef): Facts {
  const keyword = advertisedKeyword(content, guideOf(content, page), page.language);
  const elsewhere = content.words.elsewhere?.sms[page.language];
  return { ...(elsewhere && { elsewhere }), ...page.facts, ...(keyword && { keyword }) };
}

/** How many pages are remembered: all pages of a few guides in their languages. */
const maxPages = 1000;

/** A page without a date or a code is the same for all people. */
const withoutFacts = memoize((content: Content) => {
  const texts = new Map<string, string>();
  return (page: PageRef): string => {
    const { guide = "", place, language, part = "", only = [] } = page;
    const key = [guide, place, language, part, ...only].join(" ");
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = renderRef(content, page);
    if (texts.size >= maxPages) texts.clear();
    texts.set(key, text);
    return text;
  };
});

/**
 * The keyword that the texts tell people to send: that of the open guide, or of the only one. When none of several
 * guides is open, or it has no keyword in this language, the word for the menu.
 */
export function advertisedKeyword(content: Content, guide: Guide | undefined, language: Language): string | undefined {
  const { onlyGuide } = content.lexicon;
  const start = guide ?? (onlyGuide === undefined ? undefined : content.guides[onlyGuide]);
  return start?.advertise[language] ?? content.words.advertise[language];
}

/**
 * The text of a place: its text, its numbered list and its foot, or a `part` of it. `{#store}` becomes the number that
 * leads to the page `store` from here. Throws when the place or the language is missing, which the compiler never
 * allows.
 */
function renderPage(
  content: Content,
  guide: Guide | undefined,
  { place, language, part, only }: PageRef,
  facts: Facts,
): string {
  const { page: id, step } = parsePlace(place);
  const page = pageAt(content, guide, place);
  if (!page) throw new Error(`no page ${place}`);
  const isFromRight = isRightToLeft(content, language);
  const line = (texts: Texts, number = "", at = place) => {
    const text = filledLine(content, { guide, place: at, language, facts }, texts);
    return isFromRight ? isolated(number + text) : number + text;
  };
  if (part === "missed") return line(page.missed ?? page.text);
  if (part === "template" && page.template) return line(page.template);
  if (part === "go-on") return line(content.words.pages["go-on"]?.text ?? page.text);
  const text = part === "list" ? undefined : step > 0 ? page.steps?.[step - 1]?.text : page.text;
  const listed = step > 0 ? [] : listOf(guide, id, page).filter(({ to }) => !only || only.includes(to));
  const foot =
    step > 0 ? undefined : (page.foot ?? (listed.length > 0 && !page.strict ? content.words.menuFoot : undefined));
  const steps = part === "whole" ? wholeSteps(page, { guide, language, foot: foot?.[language] }) : [];
  const list = part === "whole" ? listed.slice(page.steps?.length ?? 0) : listed;
  const lines = [
    text && line(text),
    ...steps.map(({ texts, step, isLabel }) => line(texts, isLabel ? `${step} ` : "", `${id}#${step}`)),
    ...list.map(({ label, number }) => label && line(label, `${number} `)),
    foot && line(foot),
  ];
  return lines.filter((each) => each).join("\n");
}

const isRightToLeft = (content: Content, language: Language): boolean =>
  content.languages[language]?.direction === "rtl";

type Place = { guide: Guide | undefined; place: string; language: Language; facts: Facts };

/** One of a place's texts, with its placeholders filled. */
function filledLine(content: Content, { guide, place, language, facts }: Place, texts: Texts): string {
  return fill(textInLanguage(texts, language, place), (name, isNumber) => {
    if (isNumber) return numberTo(content, guide, place, name);
    const value = facts[name as keyof Facts];
    return value !== undefined && isRightToLeft(content, language) ? isolatedValue(value) : value;
  });
}

/** A label on a page that is shown, without its number. */
export function renderLabel(content: Content, page: PageRef, label: Texts): string {
  const { place, language } = page;
  return filledLine(content, { guide: guideOf(content, page), place, language, facts: factsOf(content, page) }, label);
}

/** The text in this language. Throws when it is missing. */
function textInLanguage(texts: Texts, language: Language, where: string): string {
  const text = texts[language];
  if (text === undefined) throw new Error(`no ${language} text at ${where}`);
  return text;
}

/** The numbers that the text of a place shows: those of its list, and those that its words point to. */
export function numbersShown(content: Content, guide: Guide | undefined, at: string, language: Language): number[] {
  const { page: id, step } = parsePlace(at);
  const page = pageAt(content, guide, at);
  if (!page) return [];
  const texts = step > 0 ? [page.steps?.[step - 1]?.text] : [page.text, page.foot];
  const pointed = placeholdersOf(texts.map((text) => text?.[language] ?? "").join("\n")).flatMap(([name, isNumber]) =>
    isNumber ? Number(numberTo(content, guide, at, name)) : [],
  );
  return [...(step > 0 ? [] : listOf(guide, id, page).map(({ number }) => number)), ...pointed];
}

function fill(text: string, value: (name: string, isNumber: boolean) => string | undefined): string {
  return text.replace(placeholder, (_, hash: string, name: string) => {
    const filled = value(name, hash === "#");
    if (filled === undefined) throw new Error(`nothing to fill {${hash}${name}} with`);
    return filled;
  });
}

/** The number that leads to `name` from a place: {#menu}, {#next}, {#a-page}, {#a-page#2}. */
export function numberTo(content: Content, guide: Guide | undefined, at: string, name: string): string | undefined {
  // The compiler renders this page without the step that it is shown with.
  if (at === "/go-on" && name === "next") return "2";
  return optionNamed(content, guide, at, name)?.number.toString();
}

/** The option that the number of a placeholder leads to. */
export function optionNamed(content: Content, guide: Guide | undefined, at: string, name: string): Option | undefined {
  const to = name === "menu" ? "/menu" : name === "next" && guide ? nextPlace(guide, at) : name;
  return optionsAt(content, guide, at).find((option) => option.to === to);
}
