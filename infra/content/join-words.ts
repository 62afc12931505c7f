import type { Languages } from "../../functions/text/language.ts";
import { type CommonFile, type Fields, heads, isOneList, type PackFile, type Value } from "./pack-schema.ts";

/* Joins words.yaml and the packs to the form of `wordsFile`, in which each text and each list of words has its languages. */

/** The packs by their tags. */
export type Packs = Record<string, PackFile>;

export const isFields = (value: Value): value is Fields => typeof value === "object" && !Array.isArray(value);

/** What is known of the languages, by their tags. */
export const traitsOf = (packs: Packs): Languages =>
  Object.fromEntries(
    Object.entries(packs).map(([tag, { name, scripts, direction, locale, dates, budget }]) => [
      tag,
      { name, scripts, direction, dates, ...(locale && { locale }), ...(budget && { budget }) },
    ]),
  );

/** The words as `wordsFile` has them, not yet checked. */
export function joinedWords({ languages, fallback, ...common }: CommonFile, packs: Packs): unknown {
  const of = <Value>(pick: (pack: PackFile) => Value | undefined) =>
    Object.fromEntries(
      Object.entries(packs).flatMap(([tag, pack]) => {
        const value = pick(pack);
        return value === undefined ? [] : [[tag, value]];
      }),
    );
  // Templates in the fallback language are preferred to others that the person may not read.
  const { [fallback]: first, ...others } = of(({ template }) => template);
  const { pages: _, ...commonLists } = common;
  const lists = joinedValue(
    commonLists,
    of(({ words }) => words),
  ) as Fields;
  const own = joinedValue(
    { pages: common.pages },
    of(({ menuFoot, advertise, buttons, elsewhere, pages }) => ({ menuFoot, advertise, buttons, elsewhere, pages })),
  ) as { pages: Record<string, Fields> };
  const language = { ...own.pages.language, ...languageQuestion(packs) };
  return {
    ...lists,
    ...own,
    pages: { ...own.pages, language },
    languages: of(({ names }) => names),
    ...Object.fromEntries(heads.map((head) => [head, of((pack) => (pack[head].length > 0 ? pack[head] : undefined))])),
    fallback,
    templateLanguages: { ...(first !== undefined && { [fallback]: first }), ...others },
    review: of(({ review }) => review),
  };
}

/** The question for the language: the same in every language, because it is not known yet which one the person reads. */
function languageQuestion(packs: Packs) {
  const inAll = (text: string) => Object.fromEntries(Object.keys(packs).map((tag) => [tag, text]));
  return {
    text: inAll(
      Object.values(packs)
        .map(({ chooseLanguage }) => chooseLanguage)
        .join(" / "),
    ),
    choices: Object.entries(packs).map(([tag, { name }]) => ({ to: `/${tag}`, label: inAll(name) })),
  };
}

/** Joins what words.yaml and the packs, by their tags, have in the same place. */
function joinedValue(common: Value, packs: Record<string, Value>, key = ""): Value {
  const values = Object.values(packs);
  if (Array.isArray(common) && common.some(isFields)) return common.map((choice) => joinedChoice(choice, packs));
  if (isFields(common) || values.some(isFields)) {
    const fields = [common, ...values].filter(isFields);
    const keys = new Set(fields.flatMap((each) => Object.keys(each)));
    return Object.fromEntries(
      [...keys].map((each) => [each, joinedValue(isFields(common) ? common[each] : undefined, at(packs, each), each)]),
    );
  }
  if (values.length === 0 && !Array.isArray(common)) return common;
  if (isOneList(key)) return [common ?? [], ...values].flat();
  return { ...(common !== undefined && { any: common }), ...packs };
}

/** The value of a key in each pack that has it. */
function at(packs: Record<string, Value>, key: string): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(packs).flatMap(([tag, fields]) =>
      isFields(fields) && fields[key] !== undefined ? [[tag, fields[key]]] : [],
    ),
  );
}

/** A choice of words.yaml with its labels and words: a pack has them by the choice's target. */
function joinedChoice(choice: Value, packs: Record<string, Value>): Value {
  if (!isFields(choice)) return choice;
  const { to, ...rest } = choice;
  return { to, ...(joinedValue(rest, at(packs, String(to))) as object) };
}
