import { wordEdges } from "../../text/word-edges.ts";
import type { Lexicon, Turning } from "../guide/lexicon.ts";
import { anyStands } from "./phrase-index.ts";

/**
 * How a sentence is turned round: it says no, asks, sets a condition, speaks of what is not so yet, says something against
 * what it said before, reports what somebody said, or is about somebody else. Such a sentence is no answer and no order.
 */
export type Mood = Set<Turning>;

const turnings: Turning[] = ["negations", "questions", "conditions", "plans", "contrasts", "reports", "others"];

/** The mood of a folded text; `isAsked`: it ends with a question mark. A word counts where it is no piece of a longer one. */
export function moodOf({ sentences }: Lexicon, folded: string, isAsked = false): Mood {
  const isEdge = wordEdges(folded);
  const mood = new Set(turnings.filter((turning) => anyStands(sentences[turning], folded, isEdge)));
  return isAsked ? mood.add("questions") : mood;
}
