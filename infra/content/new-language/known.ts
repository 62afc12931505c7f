import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tag as tagSchema } from "../../../functions/engine/guide/authored.ts";
import type { LanguageTraits } from "../../../functions/text/language.ts";
import { numberWords } from "./number-words.ts";

/** What CLDR and WhatsApp's list tell about a language. A field that they do not tell is undefined. */
export type Known = {
  name: string | undefined;
  names: string[];
  scripts: string[];
  direction: "ltr" | "rtl";
  dates: LanguageTraits["dates"] | undefined;
  /** A day as `dates` writes it. */
  day: string | undefined;
  /** The digits 0-9 as the language writes them, when it has others. */
  digits: string | undefined;
  template: string | undefined;
  numbers: string[][] | undefined;
};

/**
 * Why a tag can't be that of a new language; undefined when it can.
 *
 * @param spoken the languages that ship: one of them at least knows the new one by name
 */
export function whyNotTag(tag: string, spoken: string[]): string | undefined {
  if (!tagSchema.safeParse(tag).success)
    return `${tag} is not a language's tag. It has two or three small letters, and maybe a script and a country: https://www.rfc-editor.org/info/bcp47`;
  const [canonical] = Intl.getCanonicalLocales(tag);
  if (canonical !== tag) return `${tag} is an old tag: write ${canonical}`;
  const language = new Intl.Locale(tag).language;
  if (![tag, ...spoken].some((each) => nameIn(each, language)))
    return `CLDR knows no language ${language}. Look its tag up: https://www.iana.org/assignments/language-subtag-registry`;
  return undefined;
}

/** What is known of a language without a translator. */
export function knownOf(folder: string, tag: string, spoken: string[]): Known {
  const locale = new Intl.Locale(tag);
  const full = locale.maximize();
  const name = nameIn(tag, tag);
  const names = [tag, ...spoken].flatMap((each) => nameIn(each, tag)?.toLocaleLowerCase(each) ?? []);
  const style = dateStyles.find((dates) => isClear(tag, dates));
  return {
    name,
    names: [...new Set(names)],
    scripts: scriptsOf(full, spoken),
    direction: textInfo(locale).direction === "rtl" ? "rtl" : "ltr",
    dates: style,
    day: style && dayIn(tag, style, Date.UTC(2026, 11, 10)),
    digits: digitsOf(locale),
    template: templateOf(folder, locale),
    numbers: numberWords(tag),
  };
}

/** The name of a language in another one; undefined when CLDR does not have it. */
function nameIn(speaker: string, tag: string): string | undefined {
  // Without data of its own, a language would answer in the machine's.
  if (Intl.DisplayNames.supportedLocalesOf([speaker]).length === 0) return undefined;
  return new Intl.DisplayNames([speaker], { type: "language", fallback: "none" }).of(tag);
}

type TextInfo = { direction?: string };
/** A method since 2025, and a field before. */
const textInfo = (locale: Intl.Locale & { getTextInfo?: () => TextInfo; textInfo?: TextInfo }): TextInfo =>
  locale.getTextInfo?.() ?? locale.textInfo ?? {};

/** Scripts by their Unicode names. A code like Jpan stands for several, which CLDR's own words of the language show. */
function scriptsOf({ script = "", baseName }: Intl.Locale, spoken: string[]): string[] {
  const named = spoken.map((each) => new Intl.DisplayNames([each], { type: "script", fallback: "none" }).of(script));
  const known = [...named, script].find((name) => name !== undefined && isScript(name));
  if (known !== undefined) return [known];
  const months = Array.from({ length: 12 }, (_, month) => dayIn(baseName, { month: "long" }, Date.UTC(2026, month)));
  const sample = [...months, new Intl.ListFormat(baseName, { type: "disjunction" }).format(["1", "2", "3"])].join(" ");
  return ["Han", "Hiragana", "Katakana", "Hangul"].filter((name) =>
    new RegExp(`\\p{Script=${name}}`, "u").test(sample),
  );
}

function isScript(name: string): boolean {
  try {
    return Boolean(new RegExp(`\\p{Script=${name}}`, "u"));
  } catch {
    return false;
  }
}

/** How a day may be written in a short text, the best one first. */
const dateStyles: LanguageTraits["dates"][] = [
  { day: "numeric", month: "short" },
  { day: "numeric", month: "long" },
  { day: "numeric", month: "numeric" },
];

const dayIn = (locale: string, dates: Intl.DateTimeFormatOptions, at: number) =>
  new Intl.DateTimeFormat(locale, { ...dates, timeZone: "UTC", numberingSystem: "latn" }).format(at);

/** Whether each day of a year has a form of its own, with one number, or with two where the month is one. */
function isClear(tag: string, dates: LanguageTraits["dates"]): boolean {
  if (Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 0) return false;
  const days = Array.from({ length: 365 }, (_, day) => dayIn(tag, dates, Date.UTC(2026, 0, 1 + day)));
  return new Set(days).size === 365 && days.every((day) => /^\P{Nd}*(?:[0-9]{1,2}\P{Nd}*){1,2}$/u.test(day));
}

/** The digits of the language's own numbering system, where they are not 0-9. */
function digitsOf(locale: Intl.Locale): string | undefined {
  const digits = new Intl.NumberFormat(`${locale.baseName}-u-nu-native`, { useGrouping: false }).format(1234567890);
  return digits === "1234567890" ? undefined : digits;
}

/** WhatsApp's code: of the language in the tag's country, of the language, or of the language in its likely country. */
function templateOf(folder: string, locale: Intl.Locale): string | undefined {
  const file = join(folder, "whatsapp-languages.txt");
  const codes = existsSync(file) ? readFileSync(file, "utf8").split(/\s+/) : [];
  const { language, region } = locale;
  return [`${language}_${region}`, language, `${language}_${locale.maximize().region}`].find((code) =>
    codes.includes(code),
  );
}
