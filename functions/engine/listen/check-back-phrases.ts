import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Guide } from "../guide/guide.ts";
import type { Keyword, Lexicon, Role } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";
import { isInsignificant } from "./find-choice.ts";
import { exactMeaning, hasRole, isNoise, isSingleChineseCharacter } from "./known-phrases.ts";
import { memoizeByLexicon } from "./memoize-by-lexicon.ts";
import type { FoldedSentence, MessageText } from "./message-text.ts";
import { asksToStop } from "./opt-out.ts";
import { containsAnyPhrase } from "./phrase-index.ts";
import { qualifiersOf } from "./qualifiers.ts";

/*
 * What makes or ends a check-back in words: "I applied yesterday", "remind me in 3 days", "stop asking me". A whole clause
 * has to say it. One that says it among other words is weak evidence: then the person is asked.
 */

/** A target in a guide, or /done and /remind-off. `word` is how our content writes what was said. */
export type ActTarget = { to: string; guide?: string; word?: string };

/** A sentence or a clause of it. */
type TextUnit = { text: string; sentence: FoldedSentence };

/** `sure`: a clause says nothing else. `weak`: it is said among other words. `another-day`: on a day that is not on offer. */
export type ActMatch = { kind: "sure" | "weak"; target: ActTarget } | { kind: "another-day" } | undefined;

export function findAct(lexicon: Lexicon, guide: Guide | undefined, said: MessageText): ActMatch {
  if (said.whole === undefined) return undefined;
  const acts = lexicon.acts.filter((act) => act.guide === guide?.guide);
  const byWord = new Map(acts.map((act) => [act.word, act]));
  const units = said.sentences.flatMap((sentence) =>
    [sentence.text, ...sentence.clauses].map((text) => ({ text, sentence })),
  );
  for (const text of [said.whole, ...units.map((unit) => unit.text)])
    if (asksAnotherDay(lexicon, text)) return { kind: "another-day" };
  const ending = units.filter(
    ({ text, sentence }) => endsReminder(lexicon, text) && !sentence.qualifiers.has("reports"),
  );
  // "Never mind" has no object: before other talk it may be about anything.
  const isSure = ({ text, sentence: { clauses } }: TextUnit) =>
    text === said.whole ||
    asksToStop(lexicon, text, "stopReminding", "reminding") ||
    clauses
      .slice(clauses.indexOf(text) + 1)
      .every((each) => each === text || isInsignificant(lexicon, guide, [], each));
  if (ending.some(isSure)) return { kind: "sure", target: { to: "/remind-off" } };
  const clear = units.flatMap(({ text, sentence }) => {
    const target = targetOfClause(lexicon, byWord, text);
    return target && isUnqualified(lexicon, acts, sentence) ? [target] : [];
  });
  const [target] = clear;
  const others = said.sentences.filter((sentence) => !isUnqualified(lexicon, acts, sentence));
  if (target && others.length === 0 && clear.every(({ to }) => to === target.to)) return { kind: "sure", target };
  const among = acts.find(({ word }) => containsWord(word, said.text));
  const isOdd = said.qualifiers.size > 0 && !(said.qualifiers.size === 1 && said.qualifiers.has("contrasts"));
  if (!among || isOdd) return undefined;
  return { kind: "weak", target: { to: among.to, guide: among.guide, word: among.asWritten } };
}

/** Whether a sentence is neither turned round nor about somebody else, beside what it says. */
function isUnqualified(lexicon: Lexicon, acts: Keyword[], { text, qualifiers }: FoldedSentence): boolean {
  if (qualifiers.size === 0) return true;
  const phrases = acts.map(({ word }) => word).filter((word) => containsWord(word, text));
  const rest = phrases.reduce((left, phrase) => left.replace(phrase, " "), text);
  return (
    qualifiersOf(lexicon, rest).size === 0 &&
    !(qualifiers.has("questions") && !qualifiersOf(lexicon, text).has("questions"))
  );
}

/** The one act that a clause says, with nothing around it but politeness, times and everyday things. */
function targetOfClause(lexicon: Lexicon, acts: Map<string, Keyword>, text: string): ActTarget | undefined {
  const noise: Role[] = ["polite", "around", "urgent", "times", "things"];
  const found = splitIntoPhrases<ActTarget | "noise" | "time" | "number">(text, (phrase, isWord) => {
    const act = isWord ? acts.get(phrase) : undefined;
    if (act) return { to: act.to, guide: act.guide, word: act.asWritten };
    const meaning = isWord && !isSingleChineseCharacter(phrase) ? exactMeaning(lexicon, phrase) : undefined;
    if (meaning?.kind === "command" && meaning.to === "/done") return { to: "/done" };
    if (hasRole(lexicon, phrase, "times")) return "time";
    if (isNoise(lexicon, phrase, ...noise)) return "noise";
    return /^\d{1,2}$/.test(phrase) ? "number" : undefined;
  });
  if (!found || (found.includes("number") && !found.includes("time"))) return undefined;
  const targets = found.filter((each) => typeof each === "object");
  const [target] = targets;
  return target && targets.every(({ to }) => to === target.to || to === "/done") ? target : undefined;
}

/** "Stop asking me", 别问了, "never mind". */
function endsReminder(lexicon: Lexicon, text: string): boolean {
  const meaning = exactMeaning(lexicon, text);
  return (
    (meaning?.kind === "command" && meaning.to === "/remind-off") ||
    asksToStop(lexicon, text, "stopReminding", "reminding")
  );
}

/** "Remind me on Monday", 12月5号提醒我, "in a week": a day, and nothing else of weight but the wish to be asked. */
function asksAnotherDay(lexicon: Lexicon, text: string): boolean {
  if (!containsAnyPhrase(lexicon.askAgain, text)) return false;
  const { acts, askAgain } = phraseSets(lexicon);
  const found = splitIntoPhrases(text, (phrase) => {
    if (askAgain.has(phrase)) return "again";
    if (acts.has(phrase)) return "act";
    if (isDay(lexicon, phrase)) return "day";
    return isNoise(lexicon, phrase, "polite", "around", "asking", "times", "between") ? "noise" : undefined;
  });
  return (found?.includes("again") && found.includes("day") && !found.includes("act")) ?? false;
}

/** Nothing but a day or a time to come: "next Monday", 12月5号. */
export function isOnlyDay(lexicon: Lexicon, text: string): boolean {
  const found = splitIntoPhrases(text, (phrase) => {
    if (isDay(lexicon, phrase)) return /^\d+$/.test(phrase) ? "number" : "day";
    return isNoise(lexicon, phrase, "polite", "around", "asking") ? "noise" : undefined;
  });
  return found?.includes("day") ?? false;
}

const phraseSets = memoizeByLexicon(({ acts, askAgain, days, measures }) => ({
  acts: new Set(acts.map(({ word }) => word)),
  askAgain: new Set(askAgain),
  days: new Set([...days, ...measures]),
}));

const isDay = (lexicon: Lexicon, phrase: string) =>
  phraseSets(lexicon).days.has(phrase) || /^\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}[/.-]\d{1,2}$/.test(phrase);
