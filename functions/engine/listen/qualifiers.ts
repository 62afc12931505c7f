import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon, Qualifier } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { findPhrases } from "./phrase-index.ts";

/**
 * The qualifiers of a sentence: a negation, a question, a condition, a plan, a contrast, a report of another person's
 * words, or being about another person. A qualified sentence is neither an answer nor an order.
 */
export type Qualifiers = Set<Qualifier>;

const allQualifiers: Qualifier[] = ["negations", "questions", "conditions", "plans", "contrasts", "reports", "others"];

/** All in one list, so that a text is walked once. */
const qualifierWords = memoize(({ qualifiers }: Lexicon) =>
  allQualifiers.flatMap((qualifier) => qualifiers[qualifier].map((word) => ({ word, qualifier }))),
);

/** The qualifiers of a folded text. A word that is part of a longer word does not count. */
export function qualifiersOf(lexicon: Lexicon, folded: string, isQuestion = false): Qualifiers {
  const words = findPhrases(qualifierWords(lexicon), folded, ({ word }) => word, wordEdges(folded));
  const found = new Set(words.map(({ qualifier }) => qualifier));
  return isQuestion ? found.add("questions") : found;
}
