import type { Guide } from "../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../functions/text/language.ts";
import type { Authored } from "../check.ts";
import { toReview } from "../checks/unreviewed.ts";
import { textsOf } from "../texts.ts";
import {
  type CostInputs,
  type PathCost,
  type Prices,
  pathCost,
  type Size,
  type Sizes,
  sizeKey,
  sizesOf,
} from "./costs.ts";
import { type Layouts, layoutsOf } from "./layouts.ts";
import { type GuidePath, pathsOf } from "./paths.ts";

/** One path to an end, and its cost in each language. */
type PricedPath = { path: GuidePath; costs: Map<Language, PathCost> };

/** All paths to an end. `typical` is the median by the number of messages. */
type End = { to: string; paths: number; shortest: PricedPath; typical: PricedPath; longest: PricedPath };

/** The messages in a language and their segments. `by[2]` is how many take two segments. */
type Total = {
  language: Language;
  messages: number;
  segments: number;
  by: number[];
  largest: string;
  unreviewed: number;
};

/** The cost of a guide, or of words.yaml, which has no ends. */
export type Report = {
  name: string;
  pages: number;
  languages: readonly Language[];
  messages: { at: string; sizes: Map<Language, Size> }[];
  totals: Total[];
  ends: End[];
  /** How the pages with steps come on WhatsApp. */
  layouts: Layouts;
  /** Ends to which no path was found. */
  unreachedEnds: string[];
  /** There are more and longer paths than were counted. */
  isTruncated: boolean;
};

/** A report of each guide, and of words.yaml. */
export function reportsOf(authored: Authored, prices: Prices): Report[] {
  const { content, guides, words } = authored;
  const sizes = sizesOf(authored, prices);
  const ofGuides = guides.map(({ value: guide }) => ({
    ...messagesOf(guide, sizes, { guide: guide.guide, spoken: guide.languages }),
    ...endsOf({ content, guide, sizes, prices }),
    layouts: layoutsOf(content, guide),
  }));
  const ofWords = messagesOf({ pages: words.value.pages }, sizes, { spoken: Object.keys(content.languages) });
  return [...ofGuides, { ...ofWords, ends: [], layouts: [], unreachedEnds: [], isTruncated: false }];
}

type Messages = { guide?: string; spoken: readonly Language[] };

function messagesOf(
  file: Pick<Guide, "pages" | "review">,
  sizes: Sizes,
  { guide, spoken }: Messages,
): Omit<Report, "ends" | "layouts" | "unreachedEnds" | "isTruncated"> {
  const { pages } = file;
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
      unreviewed: toReview(file, language).texts,
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

function endsOf(inputs: CostInputs): Pick<Report, "ends" | "unreachedEnds" | "isTruncated"> {
  const { content, guide } = inputs;
  const { ends, isTruncated } = pathsOf(content, guide);
  const priced = (path: GuidePath): PricedPath => ({
    path,
    costs: new Map(guide.languages.map((language) => [language, pathCost(path, language, inputs)])),
  });
  const reached = [...ends].flatMap(([to, paths]): End[] => {
    const byLength = paths.toSorted((a, b) => lengthOf(a) - lengthOf(b));
    const [shortest, typical, longest] = [0, Math.floor((paths.length - 1) / 2), -1].map((i) => byLength.at(i));
    if (!shortest || !typical || !longest) return [];
    return [
      { to, paths: paths.length, shortest: priced(shortest), typical: priced(typical), longest: priced(longest) },
    ];
  });
  const unreachedEnds = [...ends].flatMap(([to, paths]) => (paths.length === 0 ? to : []));
  return { ends: reached, unreachedEnds, isTruncated };
}

/** The messages of a path, without the keyword and the question for the language, which every path has. */
const lengthOf = (path: GuidePath) => path.length + path.filter(({ first }) => !first).length;
