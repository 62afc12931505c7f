import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon, Qualifier } from "../guide/lexicon.ts";
import { containsAnyPhrase } from "./phrase-index.ts";

/**
 * How a sentence is turned round: it says no, asks, sets a condition, speaks of what is not so yet, says something against
 * what it said before, reports what somebody said, or is about somebody else. Such a sentence is no answer and no order.
 */
export type Qualifiers = Set<Qualifier>;

const allQualifiers: Qualifier[] = ["negations", "questions", "conditions", "plans", "contrasts", "reports", "others"];

/** The mood of a folded text; `isAsked`: it ends with a question mark. A word counts where it is no piece of a longer one. */
export function qualifiersOf({ qualifiers }: Lexicon, folded: string, isAsked = false): Qualifiers {
  const isEdge = wordEdges(folded);
  const mood = new Set(allQualifiers.filter((turning) => containsAnyPhrase(qualifiers[turning], folded, isEdge)));
  return isAsked ? mood.add("questions") : mood;
}
