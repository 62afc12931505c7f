import { changesSomething, isCheckBackQuestion } from "../guide/changes.ts";
import { parsePlace } from "../guide/places.ts";
import { suggest } from "./did-you-mean.ts";
import type { Evidence } from "./evidence.ts";
import type { Intent } from "./intent.ts";
import { meaningBesideNoise } from "./known-phrases.ts";
import { isAbuse, isOnlyEmoji } from "./text-checks.ts";

/** A command in a question, a greeting, thanks, an insult, a near miss, or "unclear". */
export function otherIntent(evidence: Evidence): Intent {
  const { content, said, typed, meaning, isStrictPage, language } = evidence;
  const { lexicon, words } = content;
  const command = commandAskedFor(evidence);
  if (command) return { ...command, language };
  if (meaning?.kind === "greeting" || meaning?.kind === "thanks") return { ...meaning, language };
  // START opts in, and people who never opted out send it, too. YES is unclear where the question has no yes.
  if (meaning?.kind === "opt-in")
    return isStrictPage ? { kind: "unclear", language } : { kind: "greeting", to: "/home" };
  if (!isStrictPage && isOnlyEmoji(words.thanksSigns, typed)) return { kind: "thanks", agrees: true };
  if (isAbuse(lexicon, said.text)) return { kind: "abuse", language };
  const suggestion = suggestionFor(evidence);
  // "Cancle" leads to the question what to cancel.
  if (suggestion?.to === "/cancel") return { kind: "command", to: "/cancel", language };
  return suggestion ? { kind: "nearly", language, ...suggestion } : { kind: "unclear", language };
}

/** "Can I see the menu": a command among words of asking. A question never says "I applied" or "finished". */
function commandAskedFor({ content: { lexicon, words }, guide, said: { whole } }: Evidence) {
  if (whole === undefined) return undefined;
  const meaning = meaningBesideNoise(lexicon, whole, "polite", "urgent", "around", "choosing", "asking");
  const isCommand =
    meaning?.kind === "command" &&
    !changesSomething(guide, words, meaning.to) &&
    meaning.to !== "/done" &&
    meaning.to !== "/finished";
  return isCommand ? meaning : undefined;
}

/**
 * A near miss to ask about. Reports and sentences about other people are not guessed at. A question of words.yaml stays
 * open, and so does a check-back's question, unless the suggestion is one of its answers.
 */
function suggestionFor(evidence: Evidence) {
  const { guide, place, said, options, isStrictPage } = evidence;
  if (said.qualifiers.has("reports") || said.qualifiers.has("others")) return undefined;
  if (isStrictPage && place?.startsWith("/")) return undefined;
  const suggestion = suggest(evidence, said.text);
  const isCheckBack = place !== undefined && isCheckBackQuestion(guide, parsePlace(place).page);
  return isCheckBack && !options.some(({ to }) => to === suggestion?.to) ? undefined : suggestion;
}
