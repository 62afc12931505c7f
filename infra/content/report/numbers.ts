import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { type Language, languages } from "../../../functions/text/language.ts";
import type { Authored } from "../check.ts";
import { toReview } from "../checks/unreviewed.ts";
import { textsOf } from "../texts.ts";
import { type Cost, costOf, type Prices, type Size, type Sizes, sizeKey, sizesOf } from "./costs.ts";
import { type Walk, walksOf } from "./paths.ts";

/** One of the ways to an end, and what it costs in each language. */
type Way = { walk: Walk; costs: Map<Language, Cost> };

/** All ways to an end. `typical` is the one in the middle, by the number of messages. */
type End = { to: string; ways: number; shortest: Way; typical: Way; longest: Way };

/** How many messages there are in a language and what they come to; `by` of 2: how many take two SMS. */
type Total = {
  language: Language;
  messages: number;
  segments: number;
  by: number[];
  largest: string;
  unreviewed: number;
};

/** What a guide costs; or words.yaml, which has no ends. */
export type Report = {
  name: string;
  pages: number;
  languages: readonly Language[];
  messages: { at: string; sizes: Map<Language, Size> }[];
  totals: Total[];
  ends: End[];
  /** Ends to which no numbers lead, or none that was found before the count was cut. */
  unreached: string[];
  /** There are more ways than were counted, and longer ones. */
  cut: boolean;
};

/** The numbers of each guide, and of words.yaml. */
export function reportsOf(authored: Authored, prices: Prices): Report[] {
  const sizes = sizesOf(authored, prices);
  const ofGuides = authored.guides.map(({ value }) => ({
    ...messagesOf(value.guide, value, value.languages, sizes, (language) => toReview(value, language).texts),
    ...endsOf(authored, value, sizes, prices),
  }));
  const ofWords = messagesOf(undefined, authored.words.value, languages, sizes, () => 0);
  return [...ofGuides, { ...ofWords, ends: [], unreached: [], cut: false }];
}

function messagesOf(
  guide: string | undefined,
  { pages }: Pick<Guide, "pages">,
  spoken: readonly Language[],
  sizes: Sizes,
  unreviewed: (language: Language) => number,
) {
  const places = Object.entries(pages).flatMap(([id, page]) =>
    [...textsOf(id, page)].flatMap(({ at, path }) => (path.at(-1) === "text" ? at : [])),
  );
  const sizeOf = (at: string, language: Language) => sizes.get(sizeKey(guide, at, language))!;
  const totals = spoken.map((language): Total => {
    const each = places.map((at) => ({ at, ...sizeOf(at, language) }));
    const by: number[] = [];
    for (const { segments } of each) by[segments] = (by[segments] ?? 0) + 1;
    const largest = each.reduce((big, one) => (one.characters > big.characters ? one : big));
    return {
      language,
      messages: each.length,
      by: Array.from(by, (count) => count ?? 0),
      segments: each.reduce((total, { segments }) => total + segments, 0),
      largest: largest.at,
      unreviewed: unreviewed(language),
    };
  });
  return {
    name: guide ?? "words.yaml",
    pages: Object.keys(pages).length,
    languages: spoken,
    totals,
    messages: places.map((at) => ({ at, sizes: new Map(spoken.map((language) => [language, sizeOf(at, language)])) })),
  };
}

function endsOf({ content }: Authored, guide: Guide, sizes: Sizes, prices: Prices) {
  const { ends, cut } = walksOf(content, guide);
  const priced = (walk: Walk): Way => ({
    walk,
    costs: new Map(guide.languages.map((each) => [each, costOf(content, guide, walk, each, sizes, prices)])),
  });
  const reached = [...ends].flatMap(([to, walks]): End[] => {
    const byLength = walks.toSorted((a, b) => lengthOf(a) - lengthOf(b));
    const [shortest, typical, longest] = [0, Math.floor((walks.length - 1) / 2), -1].map((i) => byLength.at(i));
    if (!shortest || !typical || !longest) return [];
    return [{ to, ways: walks.length, shortest: priced(shortest), typical: priced(typical), longest: priced(longest) }];
  });
  const unreached = [...ends].flatMap(([to, walks]) => (walks.length === 0 ? to : []));
  return { ends: reached, unreached, cut };
}

/** How many messages a way takes; the keyword, and what it may be asked for, come to the same on each. */
const lengthOf = (walk: Walk) => walk.length + walk.filter(({ first }) => !first).length;
