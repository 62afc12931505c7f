import { isOneEditAway } from "../../text/edit-distance.ts";
import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon, Role } from "../guide/lexicon.ts";
import { containsWord } from "./contains-word.ts";
import { exactMeaning, hasRole, isNoise, isSingleChineseCharacter } from "./known-phrases.ts";
import { memoizeByLexicon } from "./memoize-by-lexicon.ts";
import type { FoldedSentence, MessageText } from "./message-text.ts";
import { containsAnyPhrase } from "./phrase-index.ts";

/*
 * Opting out is heard most generously: a clear wish in a clause of its own is enough, and an unclear one is asked about.
 * But not in a quotation, in what others said, or in a longer text about something else.
 * FCC, April 2025: any reasonable wording counts (47 CFR 64.1200(a)(10)).
 */

export type OptOut = "opt-out" | "ask" | undefined;

/** More than this is a text about something else: a wish in it is asked about. */
const maxLength = 160;
const maxSentences = 4;

/** Whether a message ends all messages; "ask" when it may well want to end something else. */
export function optOutIn(lexicon: Lexicon, { whole, text, typed, sentences }: MessageText, signs: string): OptOut {
  if (whole === undefined) return undefined;
  // STOPSTOPSTOP
  const [, once = whole] = /^(\p{L}{3,12}?)\1+$/u.exec(whole) ?? [];
  const isBare = [...whole].length > 1 || /^\s*\p{L}[.!。！]?\s*$/u.test(typed);
  if (isBare && [whole, once].some((each) => exactMeaning(lexicon, each)?.kind === "opt-out")) return "opt-out";
  if (whole === "" && signs !== "") return "ask";
  const isShort = text.length <= maxLength && sentences.length <= maxSentences;
  if (isShort && (optOutBesideNoise(lexicon, whole, true) === "opt-out" || asksToStopMessages(lexicon, whole)))
    return "opt-out";
  const clear = sentences.some(
    (sentence, i) => !isReportedOrConditional(sentence) && hasOptOutClause(lexicon, sentence, isShort, i),
  );
  if (clear) return isShort ? "opt-out" : "ask";
  // "Stop, look at this": not of messages, perhaps.
  if (isShort && sentences.some(({ clauses }) => optOutBesideNoise(lexicon, clauses[0] ?? "") === "opt-out"))
    return "ask";
  if (!isShort || sentences.some(isReportedOrConditional)) return undefined;
  return optOutBesideNoise(lexicon, whole) ?? mightOptOut(lexicon, whole) ?? hintsAtOptOut(lexicon, whole, sentences);
}

/** Somebody else's words, or a condition: "if it works, stop". A question may be a wish: "can you stop texting me?" */
const isReportedOrConditional = ({ qualifiers }: FoldedSentence) =>
  qualifiers.has("reports") || qualifiers.has("conditions");

/** A clause of its own says it: any that refuses messages, the first or last that is an opt-out word. */
function hasOptOutClause(lexicon: Lexicon, { text, clauses }: FoldedSentence, isShort: boolean, at: number): boolean {
  const [first = "", ...rest] = clauses;
  const ends = [
    text,
    ...(isShort || at === 0 ? [clauses.at(-1) ?? "", ...(isNoiseOrReason(lexicon, rest) ? [first] : [])] : []),
  ];
  const isBare = (clause: string) => exactMeaning(lexicon, clause)?.kind === "opt-out" && !isFooter(lexicon, clause);
  return (
    ends.some(
      (clause) => optOutBesideNoise(lexicon, clause) === "opt-out" || (isBare(clause) && !isOnlyAlone(lexicon, clause)),
    ) || clauses.some((clause) => asksToStopMessages(lexicon, clause))
  );
}

/** Nothing of weight behind a STOP, or a reason for it. */
const isNoiseOrReason = (lexicon: Lexicon, clauses: string[]): boolean =>
  clauses.every(
    (clause) =>
      soundsLikeOptOut(lexicon, clause) ||
      splitIntoPhrases(
        clause,
        (phrase) => isNoise(lexicon, phrase, "polite", "urgent", "between", "around", "stop", "sending") || undefined,
      ) !== undefined,
  );

function isFooter(lexicon: Lexicon, phrase: string): boolean {
  const meaning = exactMeaning(lexicon, phrase);
  return meaning?.kind === "opt-out" && meaning.footer === true;
}

function isOnlyAlone(lexicon: Lexicon, phrase: string): boolean {
  const meaning = exactMeaning(lexicon, phrase);
  return meaning?.kind === "opt-out" && meaning.onlyAlone === true;
}

/** Opt-out words, politeness, and a number that somebody meant to send as well: STOP 12345, STOP to +1 202 555 0143. */
function optOutBesideNoise(lexicon: Lexicon, text: string, isAll = false): OptOut {
  // "STOP to +1 202 555 0143": beside a number, words like "to" mean nothing either.
  const parts: Role[] = /\d{3}/.test(text) ? ["polite", "urgent", "between"] : ["polite", "urgent"];
  const found = splitIntoPhrases(text, (phrase) => {
    // Where Chinese words end is the dictionary's guess (拉|黑了): beside nothing but polite ones, ours is heard all the same.
    const meaning = exactMeaning(lexicon, phrase);
    if (meaning?.kind === "opt-out") {
      if (isSingleChineseCharacter(phrase) || (meaning.footer && !isAll)) return undefined;
      if (/^\p{L}$/u.test(phrase)) return "noise";
      return meaning.onlyAlone ? "ask" : "opt-out";
    }
    return isNoise(lexicon, phrase, ...parts) || /^\d+$/.test(phrase) ? "noise" : undefined;
  });
  return found?.includes("opt-out") ? "opt-out" : found?.includes("ask") ? "ask" : undefined;
}

/** "Please stop texting me": a word of stopping before one of sending, and nothing else of weight. */
const asksToStopMessages = (lexicon: Lexicon, text: string): boolean => asksToStop(lexicon, text, "stop", "sending");

/**
 * Whether a text puts a word of stopping before a word for what is to stop, with nothing else of weight. "Don't stop
 * texting me" and 不要取消提醒 deny the stopping.
 */
export function asksToStop(lexicon: Lexicon, text: string, stopping: Role, object: Role): boolean {
  // "Never text me again" is a wish, "they never text me" is none.
  const again = lexicon.again.some((word) => containsWord(word, text));
  const found = splitIntoPhrases(text, (phrase) => {
    if ([phrase, withoutRepeats(phrase)].some((each) => hasRole(lexicon, each, stopping)))
      return isDenial(lexicon, phrase) ? "no" : "stop";
    if (again && hasRole(lexicon, phrase, "unsure")) return "stop";
    if (hasRole(lexicon, phrase, object)) return "object";
    return isNoise(lexicon, phrase, "polite", "urgent", "between", "times") ? "noise" : undefined;
  });
  const at = found?.findIndex((each) => each === "stop" || each === "no") ?? -1;
  const weighty = found?.filter((each) => each !== "noise");
  const isDenied = weighty?.some((each, i) => each === "no" && weighty[i + 1] === "stop");
  return at >= 0 && found!.indexOf("object", at) > at && !isDenied;
}

const isDenial = (lexicon: Lexicon, phrase: string) => containsAnyPhrase(lexicon.qualifiers.negations, phrase);

const withoutRepeats = (phrase: string) => phrase.replace(/(\p{Script=Latin})\1+$/u, "$1");

/** "How do I stop", "I want to cancel": stop or cancel what? */
function mightOptOut(lexicon: Lexicon, text: string): "ask" | undefined {
  const found = splitIntoPhrases(text, (phrase, isWord) => {
    const meaning = isWord ? exactMeaning(lexicon, phrase) : undefined;
    if (meaning?.kind === "opt-out" && !meaning.footer && !/^\p{L}$/u.test(phrase)) return "opt-out";
    return isNoise(lexicon, phrase, "polite", "urgent", "around", "choosing", "asking") ? "noise" : undefined;
  });
  return found?.includes("opt-out") ? "ask" : undefined;
}

/** "Wrong number", "Stpo", "unsubscribed me": a sentence or a word that is near enough to be asked about. */
function hintsAtOptOut(lexicon: Lexicon, whole: string, sentences: FoldedSentence[]): "ask" | undefined {
  const clauses = [whole, ...sentences.flatMap(({ text, clauses }) => [text, ...clauses])];
  if (clauses.some((clause) => soundsLikeOptOut(lexicon, clause))) return "ask";
  const isBegun = sentences.some(({ text }) => beginsWithOptOut(lexicon, text));
  return isBegun || isNearOptOut(lexicon, whole) ? "ask" : undefined;
}

const soundsLikeOptOut = (lexicon: Lexicon, clause: string) =>
  lexicon.mayOptOut.some((phrase) => containsWord(phrase, clause) && clause.length <= phrase.length + 40);

/** "Stop bothering people like that": an opt-out word, and a few more that are no guide's. */
function beginsWithOptOut(lexicon: Lexicon, text: string): boolean {
  const [first = "", ...more] = text.split(" ");
  const meaning = exactMeaning(lexicon, first);
  if (meaning?.kind !== "opt-out" || meaning.onlyAlone || meaning.footer || more.length === 0 || more.length > 6)
    return false;
  // "Stop to opt out" is what is written under advertisements.
  return !more.some((word) => exactMeaning(lexicon, word)?.kind === "opt-out") && more[0] !== "to";
}

/** One letter off: Stpo, STOPP, unsubscribbe, or the stem: stopping. Whatever else is said is of no weight. */
function isNearOptOut(lexicon: Lexicon, whole: string): boolean {
  const words = whole.split(" ");
  if (words.length > 6 || !/^[\p{Script=Latin}\d\s\p{P}]+$/u.test(whole)) return false;
  const strange = words.filter(
    (word) => !isNoise(lexicon, word, "polite", "urgent", "around", "choosing", "asking", "between"),
  );
  const [word, ...others] = strange;
  // Of longer words, "did you mean ...?" asks about slips.
  if (word === undefined || others.length > 0 || word.length < 4) return false;
  return optOutStems(lexicon).some(
    (stem) =>
      (stem.length < 5 && isOneEditAway(word, stem)) || (word.startsWith(stem) && word.length <= stem.length + 4),
  );
}

/** Opt-out words of one Latin word. */
const optOutStems = memoizeByLexicon(({ exact }) =>
  Object.entries(exact)
    .filter(
      ([phrase, meaning]) => meaning.kind === "opt-out" && !meaning.onlyAlone && /^\p{Script=Latin}{4,}$/u.test(phrase),
    )
    .map(([phrase]) => phrase),
);
