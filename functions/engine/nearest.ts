import type { Language } from "../text/language.ts";
import { comparable, distanceTo } from "../text/nearly.ts";
import { heardAs, nameOf } from "./choose.ts";
import type { Content, Guide } from "./guide.ts";
import type { Lexicon } from "./lexicon.ts";
import { stands } from "./stands.ts";
import type { Way } from "./ways.ts";

/** What to ask about with "did you mean ...?": where it leads, and how we call it. */
type Near = { guide: string; to: string; word: string; language?: Language };

type Candidate = [phrase: string, Near];

/**
 * What a message nearly said: an answer on the screen that stands in it among other words, or else the one of our words
 * that is least far off. Never more than a question: "it is not finished" holds the word finished.
 */
export function nearest(
  { lexicon, guides }: Content,
  guide: Guide | undefined,
  ways: Way[],
  language: Language | undefined,
  folded: string,
): Near | undefined {
  const answer = saidAmong(lexicon, guide, ways, language, folded);
  const home = guide?.guide ?? Object.keys(guides)[0];
  if (answer || home === undefined) return answer;
  const keywords = lexicon.keywords.map(({ word, as, ...near }): Candidate => [word, { ...near, word: as }]);
  const said = comparable(folded);
  let [least, best]: [number, Near | undefined] = [Number.POSITIVE_INFINITY, undefined];
  for (const [phrase, near] of [
    ...answersOf(lexicon, guide, ways, language),
    ...keywords,
    ...commandsOf(lexicon, home),
  ]) {
    const far = distanceTo(phrase, said) ?? least;
    if (far < least) [least, best] = [far, near];
  }
  return best;
}

/** The one answer on the screen that stands in a message among other words. */
export function saidAmong(
  lexicon: Lexicon,
  guide: Guide | undefined,
  ways: Way[],
  language: Language | undefined,
  folded: string,
): Near | undefined {
  const named = answersOf(lexicon, guide, ways, language)
    .filter(([phrase]) => isWeighty(phrase) && stands(phrase, folded))
    .map(([, near]) => near);
  return named.every(({ to }) => to === named[0]!.to) ? named[0] : undefined;
}

function answersOf(
  lexicon: Lexicon,
  guide: Guide | undefined,
  ways: Way[],
  language: Language | undefined,
): Candidate[] {
  return ways.flatMap((way) => {
    const word = /^[{@]/.test(way.to) ? undefined : nameOf(way, language);
    if (word === undefined || !guide) return [];
    const near = { guide: guide.guide, to: way.to, word, ...(language && { language }) };
    return heardAs(lexicon, way).map((phrase): Candidate => [phrase, near]);
  });
}

/**
 * Commands and opt-out words in Latin letters: of others we know the folded form only, which nobody would write. That
 * somebody applied is nothing to suggest.
 */
function commandsOf({ exact }: Lexicon, guide: string): Candidate[] {
  return Object.entries(exact).flatMap(([word, meaning]): Candidate[] => {
    if (!/^[a-z]/.test(word) || ("to" in meaning && meaning.to === "/done")) return [];
    if (meaning.kind === "command") return [[word, { guide, to: meaning.to, word }]];
    return meaning.kind === "opt-out" ? [[word, { guide, to: meaning.onlyAlone ? "/cancel" : "/stop", word }]] : [];
  });
}

/** Long enough not to stand in a sentence by chance. */
const isWeighty = (word: string) => word.length >= (/^\p{Script=Han}/u.test(word) ? 2 : 5);
