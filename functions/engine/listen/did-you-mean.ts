import { comparableText, distanceTo } from "../../text/edit-distance.ts";
import type { Language } from "../../text/language.ts";
import { wordEdges } from "../../text/word-edges.ts";
import type { Content, Guide } from "../guide/guide.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import type { Option } from "../guide/places.ts";
import { isNegated } from "./keywords.ts";
import { isNoise } from "./known-phrases.ts";
import { labelInLanguage, spellings } from "./match-choice.ts";
import { memoizeByLexicon } from "./memoize-by-lexicon.ts";
import { containsAnyPhrase } from "./phrase-index.ts";

/** What to ask about with "did you mean ...?": where it leads, and how we call it. */
type Suggestion = { guide: string; to: string; word: string; language?: Language };

type Candidate = [phrase: string, Suggestion];

/**
 * What a message nearly said: an answer on the screen that stands in it among other words, or else the one of our words
 * that is least far off. Never more than a question: "it is not finished" holds the word finished.
 */
export function suggest(
  { lexicon, guides }: Content,
  guide: Guide | undefined,
  ways: Option[],
  language: Language | undefined,
  folded: string,
): Suggestion | undefined {
  const answer = optionMentioned(lexicon, guide, ways, language, folded);
  const home = guide?.guide ?? Object.keys(guides)[0];
  if (answer || home === undefined) return answer;
  const keywords = keywordCandidates(lexicon);
  const said = comparableText(folded);
  let [least, best]: [number, Suggestion | undefined] = [Number.POSITIVE_INFINITY, undefined];
  for (const [phrase, near] of [
    ...optionCandidates(lexicon, guide, ways, language),
    ...keywords,
    ...commandCandidates(lexicon).map(([word, to]): Candidate => [word, { guide: home, to, word }]),
  ]) {
    const { distance, rest = [] } = distanceTo(phrase, said) ?? { distance: least };
    if (distance < least && rest.every((word) => isNoise(lexicon, word, ...noiseRoles)))
      [least, best] = [distance, near];
  }
  return best;
}

/** A suggestion shares the sense, not letters: in a sentence about something else, a word is no slip of one of ours. */
const noiseRoles = [
  "polite",
  "urgent",
  "around",
  "choosing",
  "joining",
  "asking",
  "between",
  "times",
  "things",
] as const;

/** The one answer on the screen that stands in a message among other words. */
export function optionMentioned(
  lexicon: Lexicon,
  guide: Guide | undefined,
  ways: Option[],
  language: Language | undefined,
  folded: string,
): Suggestion | undefined {
  const isEdge = wordEdges(folded);
  const named = optionCandidates(lexicon, guide, ways, language)
    .filter(
      ([phrase]) =>
        isLongEnough(phrase) && containsAnyPhrase([phrase], folded, isEdge) && !isNegated(lexicon, phrase, folded),
    )
    .map(([, near]) => near);
  return named.every(({ to }) => to === named[0]!.to) ? named[0] : undefined;
}

const keywordCandidates = memoizeByLexicon(({ keywords }) =>
  keywords.map(({ word, asWritten, opens, ...near }): Candidate => [word, { ...near, word: asWritten }]),
);

function optionCandidates(
  lexicon: Lexicon,
  guide: Guide | undefined,
  ways: Option[],
  language: Language | undefined,
): Candidate[] {
  return ways.flatMap((way) => {
    const word = /^[{@]/.test(way.to) ? undefined : labelInLanguage(way, language);
    if (word === undefined || !guide) return [];
    const near = { guide: guide.guide, to: way.to, word, ...(language && { language }) };
    return spellings(lexicon, way).map((phrase): Candidate => [phrase, near]);
  });
}

/**
 * Commands and opt-out words in Latin letters, and where they lead: of others we know the folded form only, which nobody
 * would write. That somebody applied is nothing to suggest.
 */
const commandCandidates = memoizeByLexicon(({ exact }) =>
  Object.entries(exact).flatMap(([word, meaning]): [string, string][] => {
    if (!/^[a-z]/.test(word) || ("to" in meaning && ["/done", "/finished"].includes(meaning.to))) return [];
    if (meaning.kind === "command") return [[word, meaning.to]];
    return meaning.kind === "opt-out" && !meaning.footer ? [[word, meaning.onlyAlone ? "/cancel" : "/stop"]] : [];
  }),
);

/** Long enough not to stand in a sentence by chance. */
const isLongEnough = (word: string) => word.length >= (/^\p{Script=Han}/u.test(word) ? 2 : 5);
