import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Keyword, Lexicon, Role } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { ownProperty } from "../guide/own-property.ts";
import { asksToStop } from "./asks-to-stop.ts";
import { containsWord } from "./contains-word.ts";
import type { Evidence } from "./evidence.ts";
import { isInsignificant } from "./find-choice.ts";
import { exactMeaning, hasRole, isNoise, isSingleHanCharacter } from "./known-phrases.ts";
import type { FoldedSentence } from "./message-text.ts";
import { containsAnyPhrase } from "./phrase-index.ts";
import { qualifiersOf } from "./qualifiers.ts";

/*
 * Phrases that make or end a check-back: "I applied yesterday", "remind me in 3 days", "stop asking me". A whole clause
 * must consist of one. Among other words it is weak evidence, and the person is asked.
 */

/** A target in a guide, /done or /remind-off. `word` is how the content writes what was said. */
export type ActTarget = { to: string; guide?: string; word?: string };

/** A sentence, or a clause of it. */
type TextUnit = { text: string; sentence: FoldedSentence };

/** `sure`: a whole clause says it. `weak`: said among other words. `another-day`: for a day that is not offered. */
export type ActMatch = { kind: "sure" | "weak"; target: ActTarget } | { kind: "another-day" } | undefined;

export function findAct(evidence: Evidence): ActMatch {
  const { content, guide, said } = evidence;
  const { lexicon } = content;
  if (said.whole === undefined) return undefined;
  const { acts, byWord: actsByWord } = guide ? actsOf(lexicon, guide.guide) : noActs;
  const units = said.sentences.flatMap((sentence) =>
    [sentence.text, ...sentence.clauses].map((text) => ({ text, sentence })),
  );
  for (const text of [said.whole, ...units.map((unit) => unit.text)])
    if (asksAnotherDay(lexicon, text)) return { kind: "another-day" };
  if (units.some((unit) => isEndOfReminder(evidence, unit))) return { kind: "sure", target: { to: "/remind-off" } };
  const targets = units.flatMap(({ text, sentence }) => {
    const target = targetOfClause(lexicon, actsByWord, text);
    return target && isUnqualified(lexicon, acts, sentence) ? [target] : [];
  });
  const [target] = targets;
  const isFree = said.sentences.every((sentence) => isUnqualified(lexicon, acts, sentence));
  if (target && isFree && targets.every(({ to }) => to === target.to)) return { kind: "sure", target };
  const among = acts.find(({ word }) => containsWord(word, said.text));
  const isQualified = said.qualifiers.size > 0 && !(said.qualifiers.size === 1 && said.qualifiers.has("contrasts"));
  if (!among || isQualified) return undefined;
  return { kind: "weak", target: { to: among.to, guide: among.guide, word: among.asWritten } };
}

type Acts = { acts: Keyword[]; byWord: Map<string, Keyword> };

const noActs: Acts = { acts: [], byWord: new Map() };

const actsByGuide = memoize((_: Lexicon) => new Map<string, Acts>());

/** The acts of a guide, in order of priority. */
function actsOf(lexicon: Lexicon, guide: string): Acts {
  const known = actsByGuide(lexicon).get(guide);
  if (known) return known;
  const acts = ownProperty(lexicon.actsOfGuide, guide) ?? [];
  const found = { acts, byWord: new Map(acts.map((act) => [act.word, act])) };
  actsByGuide(lexicon).set(guide, found);
  return found;
}

/** Whether a sentence has no qualifier outside the phrases of acts. */
function isUnqualified(lexicon: Lexicon, acts: Keyword[], { text, qualifiers }: FoldedSentence): boolean {
  if (qualifiers.size === 0) return true;
  const phrases = acts.map(({ word }) => word).filter((word) => containsWord(word, text));
  const rest = phrases.reduce((left, phrase) => left.replace(phrase, " "), text);
  const hasQuestionMark = qualifiers.has("questions") && !qualifiersOf(lexicon, text).has("questions");
  return qualifiersOf(lexicon, rest).size === 0 && !hasQuestionMark;
}

/** The one act that a clause consists of, beside politeness, times and everyday things. */
function targetOfClause(lexicon: Lexicon, acts: Map<string, Keyword>, text: string): ActTarget | undefined {
  const noise: Role[] = ["polite", "around", "urgent", "times", "things"];
  const found = splitIntoPhrases<ActTarget | "noise" | "time" | "number">(text, (phrase, isWord) => {
    const act = acts.get(phrase);
    if (act && isWord()) return { to: act.to, guide: act.guide, word: act.asWritten };
    const meaning = isSingleHanCharacter(phrase) ? undefined : exactMeaning(lexicon, phrase);
    if (meaning?.kind === "command" && meaning.to === "/done" && isWord()) return { to: "/done" };
    if (hasRole(lexicon, phrase, "times")) return "time";
    if (isNoise(lexicon, phrase, ...noise)) return "noise";
    return /^\d{1,2}$/.test(phrase) ? "number" : undefined;
  });
  if (!found || (found.includes("number") && !found.includes("time"))) return undefined;
  const targets = found.filter((each) => typeof each === "object");
  const [target] = targets;
  return target && targets.every(({ to }) => to === target.to || to === "/done") ? target : undefined;
}

/** "Stop asking me", 别问了, "never mind". The last has no object, so among other clauses it may be about anything. */
function isEndOfReminder(evidence: Evidence, { text, sentence: { clauses, qualifiers } }: TextUnit): boolean {
  const { lexicon } = evidence.content;
  if (qualifiers.has("reports")) return false;
  if (asksToStop(lexicon, text, { stopping: "stopReminding", object: "reminding" })) return true;
  const meaning = exactMeaning(lexicon, text);
  if (meaning?.kind !== "command" || meaning.to !== "/remind-off") return false;
  const later = clauses.slice(clauses.indexOf(text) + 1);
  const here = { ...evidence, options: [] };
  return text === evidence.said.whole || later.every((clause) => clause === text || isInsignificant(here, clause));
}

/** "Remind me on Monday", 12月5号提醒我, "in a week": a day and the wish to be asked, with noise only. */
function asksAnotherDay(lexicon: Lexicon, text: string): boolean {
  if (!containsAnyPhrase(lexicon.askAgain, text)) return false;
  const { askAgain } = phraseSets(lexicon);
  const found = splitIntoPhrases(text, (phrase) => {
    if (askAgain.has(phrase)) return "again";
    if (lexicon.acts.has(phrase)) return "act";
    if (isDay(lexicon, phrase)) return "day";
    return isNoise(lexicon, phrase, "polite", "around", "asking", "times", "between") ? "noise" : undefined;
  });
  return (found?.includes("again") && found.includes("day") && !found.includes("act")) ?? false;
}

/** A day or a time to come and noise: "next Monday", 12月5号. */
export function isOnlyDay(lexicon: Lexicon, text: string): boolean {
  const found = splitIntoPhrases(text, (phrase) => {
    if (isDay(lexicon, phrase)) return /^\d+$/.test(phrase) ? "number" : "day";
    return isNoise(lexicon, phrase, "polite", "around", "asking") ? "noise" : undefined;
  });
  return found?.includes("day") ?? false;
}

const phraseSets = memoize(({ askAgain, days, measures }: Lexicon) => ({
  askAgain: new Set(askAgain),
  days: new Set([...days, ...measures]),
}));

const isDay = (lexicon: Lexicon, phrase: string) =>
  phraseSets(lexicon).days.has(phrase) || /^\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}[/.-]\d{1,2}$/.test(phrase);
