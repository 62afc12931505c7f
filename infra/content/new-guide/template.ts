import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from "yaml";
import { tag } from "../../../functions/engine/guide/authored.ts";
import type { Language, Languages } from "../../../functions/text/language.ts";

/** A guide to make: its name, and its languages in the order of the content. */
export type NewGuide = {
  name: string;
  languages: Language[];
  /** All languages of the content. */
  known: Languages;
  /** The language whose texts stand in for those that the template lacks. */
  fallback: Language;
  /** The names of the content's calendars. */
  calendars: string[];
};

/**
 * Makes a guide of the template in content/new-guide: in its languages alone, and with its name for NAME and WORD.
 *
 * @returns the YAML, and the languages in which the template has no texts
 */
export function guideOf(template: string, guide: NewGuide): { yaml: string; untranslated: Language[] } {
  const { name, languages, known, calendars } = guide;
  const document = parseDocument(withName(template, name));
  const untranslated = new Set<Language>();
  for (const key of ["name", "advertise", "keywords", "pages"])
    choose(document.get(key), guide, (language) => untranslated.add(language));
  const needed = (language: Language) => untranslated.has(language) || document.hasIn(["review", language]);
  const review = languages.filter(needed).map((language) => [language, "needed"]);
  const budget = languages.flatMap((language) => {
    const most = known[language]?.budget;
    return most === undefined ? [] : [[language, most]];
  });
  document.set("guide", name);
  document.set("languages", flow(document.createNode(languages)));
  setOrDelete("review", review);
  setOrDelete("budget", budget);
  if (!calendars.includes(String(document.get("calendar")))) document.set("calendar", calendars[0]);
  return { yaml: printed(document), untranslated: [...untranslated] };

  function setOrDelete(key: string, entries: unknown[][]): void {
    if (entries.length === 0) document.delete(key);
    else document.set(key, flow(document.createNode(Object.fromEntries(entries))));
  }
}

/** Replaces NAME and WORD: renew-visa, renew visa. */
export const withName = (template: string, name: string): string =>
  template.replaceAll("NAME", name).replaceAll("WORD", name.replaceAll("-", " "));

/** A guide as its file has it: a text in one line, however long, and lists without spaces in their brackets. */
export const printed = (document: Document): string =>
  document.toString({ lineWidth: 0 }).replace(/^( *[\w"]+: )\[ (.*) \]$/gm, "$1[$2]");

/** Writes a list or a map on one line. */
export function flow<T extends object>(node: T): T {
  return Object.assign(node, { flow: true });
}

/** Leaves only the guide's languages wherever a text or a list of words has its languages. */
function choose(node: unknown, guide: NewGuide, lacks: (language: Language) => void): void {
  if (isSeq(node)) for (const item of node.items) choose(item, guide, lacks);
  if (!isMap(node)) return;
  if (!node.items.every(hasLanguage)) {
    for (const { value } of node.items) choose(value, guide, lacks);
    return;
  }
  const texts = new Map(node.items.map((pair) => [String(pair.key), pair]));
  node.items = [
    ...["any"].flatMap((key) => texts.get(key) ?? []),
    ...guide.languages.flatMap((language) => {
      const own = texts.get(language);
      const other = own ?? standIn(texts, language, guide);
      if (!own && other) lacks(language);
      return other ?? [];
    }),
  ];
}

/** A text of the fallback, or of the template's first language. What people type is not taken from another language. */
function standIn(texts: Map<string, Pair>, language: Language, { fallback }: NewGuide): Pair | undefined {
  const other = texts.get(fallback) ?? [...texts.values()][0];
  if (!isScalar(other?.value)) return undefined;
  const pair = other.clone() as Pair;
  pair.key = isScalar(pair.key) ? Object.assign(pair.key, { value: language }) : language;
  return pair;
}

const hasLanguage = ({ key }: YAMLMap["items"][number]): boolean => {
  const name = isScalar(key) ? String(key.value) : String(key);
  return name === "any" || tag.safeParse(name).success;
};
