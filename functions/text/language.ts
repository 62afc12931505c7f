/** A language's tag: https://www.rfc-editor.org/info/bcp47. The content defines which languages there are. */
export type Language = string;

/** What is known of a language, from its file in content/languages/. */
export type LanguageTraits = {
  /** What it calls itself. */
  name: string;
  /** The Unicode names of its scripts. */
  scripts: string[];
  direction: "ltr" | "rtl";
  /** Whose dates are written, when the tag alone does not say it: en-GB. */
  locale?: string | undefined;
  /** How a day is written in a short text. */
  dates: Intl.DateTimeFormatOptions;
  /** How many SMS a page may cost where its guide says nothing; 2 by default. */
  budget?: number | undefined;
};

/** The languages of the content by their tags, in the order in which they are offered. */
export type Languages = Record<Language, LanguageTraits>;

/**
 * The language that most letters of a text show by their script; undefined when several languages have it. Latin letters
 * never decide, because readers of every language type them: "SIM", "ok", "2".
 */
export function languageOfScript(languages: Languages, text: string): Language | undefined {
  let [most, found]: [number, Language[]] = [0, []];
  for (const [letters, spoken] of byScript(languages)) {
    const count = text.match(letters)?.length ?? 0;
    if (count > most) [most, found] = [count, spoken];
  }
  return found.length === 1 ? found[0] : undefined;
}

const made = new WeakMap<Languages, [RegExp, Language[]][]>();

/** The scripts other than Latin, with the languages that are written in each. */
function byScript(languages: Languages): [RegExp, Language[]][] {
  const known = made.get(languages);
  if (known) return known;
  const scripts = new Map<string, Language[]>();
  for (const [language, traits] of Object.entries(languages))
    for (const script of traits.scripts) scripts.set(script, [...(scripts.get(script) ?? []), language]);
  scripts.delete("Latin");
  const found = [...scripts].map(([script, each]): [RegExp, Language[]] => [
    new RegExp(`\\p{Script=${script}}`, "gu"),
    each,
  ]);
  made.set(languages, found);
  return found;
}
