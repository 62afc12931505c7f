import { comparableText, distanceTo } from "../../text/edit-distance.ts";
import type { Language } from "../../text/language.ts";
import { wordEdges } from "../../text/word-edges.ts";
import type { Keyword, Lexicon } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { tableOf } from "../guide/phrase-table.ts";
import { containsWord } from "./contains-word.ts";
import type { Evidence } from "./evidence.ts";
import { isNegated } from "./keywords.ts";
import { isNoise } from "./known-phrases.ts";
import { labelInLanguage, spellings } from "./match-choice.ts";
import { nearMisses, nearPhrases } from "./near-phrases.ts";

/** What to ask about with "did you mean ...?": where it leads, and the word to ask with. */
type Suggestion = { guide: string; to: string; word: string; language?: Language };

type Candidate = [phrase: string, Suggestion];

/**
 * What a message nearly says: an answer on the screen that the message mentions, or else the known word with the
 * smallest edit distance. The person is always asked, because "it is not finished" contains the word finished.
 */
export function suggest(evidence: Evidence, folded: string): Suggestion | undefined {
  const { content, guide } = evidence;
  const { lexicon } = content;
  const answer = optionMentioned(evidence, folded);
  const home = guide?.guide ?? lexicon.firstGuide;
  if (answer || home === undefined) return answer;
  const text = comparableText(folded);
  const isRestNoise = ({ rest }: { rest: string[] }) => rest.every((word) => isNoise(lexicon, word, ...noiseRoles));
  const nearest = <T extends { distance: number; rest: string[] }>(misses: T[]) =>
    misses.toSorted((a, b) => a.distance - b.distance).find(isRestNoise);
  const option = nearest(
    optionCandidates(evidence).flatMap(([phrase, entry]) => {
      const miss = distanceTo(phrase, text);
      return miss ? [{ ...miss, entry }] : [];
    }),
  );
  const keyword = nearest(nearMisses(nearKeywords(lexicon), text).sort((a, b) => a.entry.order - b.entry.order));
  const command = nearest(nearMisses(nearCommands(lexicon), text).sort((a, b) => a.entry.order - b.entry.order));
  const [best] = [
    ...(option ? [{ ...option, suggestion: option.entry }] : []),
    ...(keyword ? [{ ...keyword, suggestion: keywordSuggestion(keyword.entry) }] : []),
    ...(command ? [{ ...command, suggestion: { guide: home, to: command.entry.to, word: command.entry.word } }] : []),
  ].sort((a, b) => a.distance - b.distance);
  return best?.suggestion;
}

/** Beside other words the near match is probably a word of its own. */
export const noiseRoles = [
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

/** The one option that a message mentions among other words. */
export function optionMentioned(evidence: Evidence, folded: string): Suggestion | undefined {
  const { lexicon } = evidence.content;
  const isEdge = wordEdges(folded);
  const mentioned = optionCandidates(evidence)
    .filter(
      ([phrase]) => isLongEnough(phrase) && containsWord(phrase, folded, isEdge) && !isNegated(lexicon, phrase, folded),
    )
    .map(([, suggestion]) => suggestion);
  return mentioned.every(({ to }) => to === mentioned[0]!.to) ? mentioned[0] : undefined;
}

const keywordSuggestion = ({ guide, to, asWritten, language }: Keyword): Suggestion => ({
  guide,
  to,
  word: asWritten,
  ...(language && { language }),
});

const nearKeywords = memoize(({ keywords, near }: Lexicon) => nearPhrases(keywords, near));

function optionCandidates({ content: { lexicon }, guide, options, readerLanguage: language }: Evidence): Candidate[] {
  return options.flatMap((option) => {
    const word = /^[{@]/.test(option.to) ? undefined : labelInLanguage(option, language);
    if (word === undefined || !guide) return [];
    const suggestion = { guide: guide.guide, to: option.to, word, ...(language && { language }) };
    return spellings(lexicon, option).map((phrase): Candidate => [phrase, suggestion]);
  });
}

/**
 * Commands and opt-out words in Latin letters, and where they lead. Other scripts are left out, because only the folded
 * form is known, which no person writes. "I applied" is never suggested.
 */
const nearCommands = memoize(({ exact }: Lexicon) => {
  const commands = Object.entries(exact).flatMap(([word, meaning]): [string, string][] => {
    if (!/^[a-z]/.test(word) || ("to" in meaning && ["/done", "/finished"].includes(meaning.to))) return [];
    if (meaning.kind === "command") return [[word, meaning.to]];
    return meaning.kind === "opt-out" && !meaning.footer ? [[word, meaning.onlyAlone ? "/cancel" : "/stop"]] : [];
  });
  const listed = commands.map(([word, to], order) => ({ word, to, order }));
  return nearPhrases(tableOf(listed, ({ word }) => word));
});

/** A shorter word may be in a sentence by chance. */
const isLongEnough = (word: string) => word.length >= (/^\p{Script=Han}/u.test(word) ? 2 : 5);
