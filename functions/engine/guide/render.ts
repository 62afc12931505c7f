import type { Language } from "../../text/language.ts";
import type { PageRef } from "../state/conversation.ts";
import type { Content, Guide, Texts } from "./guide.ts";
import { listOf, nextPlace, optionsAt, pageAt, parsePlace } from "./places.ts";

/**
 * What a text's placeholders stand for: {date} a promise's day, {code} what moves it to another phone, {guess} a
 * sender's carrier, {elsewhere} from where to send
 * the code, {meant} a word that was nearly said, {guide} another guide's name, {keyword} how to start.
 */
type Facts = {
  date?: string;
  code?: string;
  elsewhere?: string;
  guess?: string;
  meant?: string;
  guide?: string;
  keyword?: string;
};

/** The text of one message, from the pages it consists of. */
export function renderMessage(content: Content, pages: PageRef[]): string {
  return pages
    .map(({ guide: id, place, language, facts, part, only }) => {
      const guide = id === undefined ? undefined : content.guides[id];
      const keyword = advertisedKeyword(content, guide, language);
      const elsewhere = content.words.elsewhere?.sms[language];
      return render(
        content,
        guide,
        place,
        language,
        { ...(elsewhere && { elsewhere }), ...facts, ...(keyword && { keyword }) },
        part,
        only,
      );
    })
    .join("\n");
}

/**
 * The word that we tell people to send: what starts the guide that is open, or the only one. Where none of several is
 * open, or it has no word in this language, the word for the menu.
 */
export function advertisedKeyword(content: Content, guide: Guide | undefined, language: Language): string | undefined {
  const [only, ...more] = Object.values(content.guides);
  const start = guide ?? (more.length === 0 ? only : undefined);
  return start?.advertise[language] ?? content.words.advertise[language];
}

const placeholder = /\{(#?)([a-z][a-z0-9.#-]*)\}/g;

/**
 * A place as the text of one message: its text, its numbered list, its foot; or a `part` of it. `{#store}` becomes the number that leads
 * to the page `store` from here. Throws when the place or the language is missing: the compiler lets neither through.
 */
function render(
  content: Content,
  guide: Guide | undefined,
  at: string,
  language: Language,
  facts: Facts,
  part?: PageRef["part"],
  only?: string[],
): string {
  const { page: id, step } = parsePlace(at);
  const page = pageAt(content, guide, at);
  if (!page) throw new Error(`no page ${at}`);
  const line = (texts: Texts) =>
    fill(textInLanguage(texts, language, at), (name, isNumber) =>
      isNumber ? numberTo(content, guide, at, name) : facts[name as keyof Facts],
    );
  if (part === "missed") return line(page.missed ?? page.text);
  if (part === "template" && page.template) return line(page.template);
  if (part === "go-on") return line(content.words.pages["go-on"]?.text ?? page.text);
  const text = part === "list" ? undefined : step > 0 ? page.steps?.[step - 1]?.text : page.text;
  const list = step > 0 ? [] : listOf(guide, id, page).filter(({ to }) => !only || only.includes(to));
  const foot =
    step > 0 ? undefined : (page.foot ?? (list.length > 0 && !page.strict ? content.words.menuFoot : undefined));
  return [text, ...list.map(({ label }) => label), foot]
    .map((texts, i) => {
      if (!texts) return "";
      const way = list[i - 1];
      return way ? `${way.number} ${line(texts)}` : line(texts);
    })
    .filter((line) => line !== "")
    .join("\n");
}

/** The text in this language. Throws when it is missing. */
function textInLanguage(texts: Texts, language: Language, where: string): string {
  const text = texts[language];
  if (text === undefined) throw new Error(`no ${language} text at ${where}`);
  return text;
}

/** The placeholders of a text, as `[name, is a {#number}]`. */
export function placeholdersOf(text: string): [name: string, isNumber: boolean][] {
  return [...text.matchAll(placeholder)].map(([, hash, name = ""]) => [name, hash === "#"]);
}

/** A text less its placeholders. */
export const withoutPlaceholders = (text: string) => text.replace(placeholder, "");

function fill(text: string, value: (name: string, isNumber: boolean) => string | undefined): string {
  return text.replace(placeholder, (_, hash: string, name: string) => {
    const filled = value(name, hash === "#");
    if (filled === undefined) throw new Error(`nothing to fill {${hash}${name}} with`);
    return filled;
  });
}

/** The number that leads to `name` from here, as text, or nothing: {#menu}, {#next}, {#a-page}, {#a-page#2}. */
export function numberTo(content: Content, guide: Guide | undefined, at: string, name: string): string | undefined {
  // Where it is said, the step is known; by itself it is only looked at by the compiler.
  if (at === "/go-on" && name === "next") return "2";
  const to = name === "menu" ? "/menu" : name === "next" && guide ? nextPlace(guide, at) : name;
  return optionsAt(content, guide, at)
    .find((way) => way.to === to)
    ?.number.toString();
}
