import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon, Qualifier } from "../guide/lexicon.ts";
import { containsAnyPhrase } from "./phrase-index.ts";

/**
 * The qualifiers of a sentence: a negation, a question, a condition, a plan, a contrast, a report of another person's
 * words, or being about another person. A qualified sentence is neither an answer nor an order.
 */
export type Qualifiers = Set<Qualifier>;

const allQualifiers: Qualifier[] = ["negations", "questions", "conditions", "plans", "contrasts", "reports", "others"];

/** The qualifiers of a folded text. A word that is part of a longer word does not count. */
export function qualifiersOf({ qualifiers }: Lexicon, folded: string, isQuestion = false): Qualifiers {
  const isEdge = wordEdges(folded);
  const found = new Set(allQualifiers.filter((each) => containsAnyPhrase(qualifiers[each], folded, isEdge)));
  return isQuestion ? found.add("questions") : found;
}
