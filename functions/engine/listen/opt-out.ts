import { isOneEditAway } from "../../text/edit-distance.ts";
import { splitIntoPhrases } from "../../text/phrases.ts";
import { forRecentTexts } from "../../text/recent.ts";
import type { Lexicon, Role } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { asksToStop } from "./asks-to-stop.ts";
import { exactMeaning, isNoise, isSingleHanCharacter } from "./known-phrases.ts";
import type { FoldedSentence, MessageText } from "./message-text.ts";
import { findPhrases } from "./phrase-index.ts";

/*
 * Opt-outs are recognised generously: a clear wish in one clause is enough, and an unclear wish is asked about.
 * Quotations, other people's words and long texts about something else do not count. Any reasonable wording is an
 * opt-out (47 CFR 64.1200(a)(10), FCC, April 2025).
 */

export type OptOut = "opt-out" | "ask" | undefined;

/** A longer message is a text about something else: a wish in it is asked about. */
const maxLength = 160;
const maxSentences = 4;

/**
 * Whether a message ends all messages; "ask" when it may be meant to end something else.
 *
 * @param isOptOutEmoji the message consists of emoji that may mean STOP
 */
export function optOutIn(
  lexicon: Lexicon,
  { whole, text, typed, sentences }: MessageText,
  isOptOutEmoji = false,
): OptOut {
  if (whole === undefined) return undefined;
  // STOPSTOPSTOP
  const [, once = whole] = (whole.length >= 6 && /^(\p{L}{3,12}?)\1+$/u.exec(whole)) || [];
  const isBare = [...whole].length > 1 || /^\s*\p{L}[.!。！]?\s*$/u.test(typed);
  if (isBare && [whole, once].some((each) => exactMeaning(lexicon, each)?.kind === "opt-out")) return "opt-out";
  if (whole === "" && isOptOutEmoji) return "ask";
  const isShort = text.length <= maxLength && sentences.length <= maxSentences;
  if (isShort && (optOutBesideNoise(lexicon, whole, true) === "opt-out" || asksToStopMessages(lexicon, whole)))
    return "opt-out";
  const clear = sentences.some(
    (sentence, i) => hasOptOutClause(lexicon, sentence, isShort || i === 0) && !isReportedOrConditional(sentence),
  );
  if (clear) return isShort ? "opt-out" : "ask";
  // "Stop, look at this" may not be about messages.
  if (isShort && sentences.some(({ clauses }) => optOutBesideNoise(lexicon, clauses[0] ?? "") === "opt-out"))
    return "ask";
  if (!isShort) return undefined;
  const perhaps =
    optOutBesideNoise(lexicon, whole) ?? mightOptOut(lexicon, whole) ?? hintsAtOptOut(lexicon, whole, sentences);
  // Qualifiers are looked for last, because few messages come so far.
  return perhaps === undefined || sentences.some(isReportedOrConditional) ? undefined : perhaps;
}

/** Another person's words, or a condition: "if it works, stop". A question may be a wish: "can you stop texting me?" */
const isReportedOrConditional = ({ qualifiers }: FoldedSentence) =>
  qualifiers.has("reports") || qualifiers.has("conditions");

/**
 * Whether any clause refuses messages, or the sentence is an opt-out word; if `clausesCount`, its first or last clause.
 */
function hasOptOutClause(lexicon: Lexicon, { text, clauses }: FoldedSentence, clausesCount: boolean): boolean {
  const [first = "", ...rest] = clauses;
  const ends = [
    text,
    ...(clausesCount ? [clauses.at(-1) ?? "", ...(isNoiseOrReason(lexicon, rest) ? [first] : [])] : []),
  ];
  const isBare = (clause: string) => exactMeaning(lexicon, clause)?.kind === "opt-out" && !isFooter(lexicon, clause);
  return (
    ends.some(
      (clause) => optOutBesideNoise(lexicon, clause) === "opt-out" || (isBare(clause) && !isOnlyAlone(lexicon, clause)),
    ) || clauses.some((clause) => asksToStopMessages(lexicon, clause))
  );
}

/** Whether the clauses after a STOP are noise or a reason for it. */
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

/** An opt-out word beside politeness and numbers: STOP 12345, STOP to +1 202 555 0143. */
const optOutBesideNoise = (lexicon: Lexicon, text: string, isWhole = false): OptOut =>
  recentOptOuts(lexicon)[isWhole ? "whole" : "part"](text);

/** The whole of a short message is its only sentence, too, and its only clause. */
const recentOptOuts = memoize((lexicon: Lexicon) => ({
  whole: forRecentTexts((text) => findOptOutBesideNoise(lexicon, text, true)),
  part: forRecentTexts((text) => findOptOutBesideNoise(lexicon, text, false)),
}));

function findOptOutBesideNoise(lexicon: Lexicon, text: string, isWhole: boolean): OptOut {
  // Beside a number, words like "to" are noise.
  const noise: Role[] = /\d{3}/.test(text) ? ["polite", "urgent", "between"] : ["polite", "urgent"];
  const found = splitIntoPhrases(text, (phrase) => {
    // Word edges are not checked, because the dictionary splits some opt-out words: 拉|黑了.
    const meaning = exactMeaning(lexicon, phrase);
    if (meaning?.kind === "opt-out") {
      if (isSingleHanCharacter(phrase) || (meaning.footer && !isWhole)) return undefined;
      if (/^\p{L}$/u.test(phrase)) return "noise";
      return meaning.onlyAlone ? "ask" : "opt-out";
    }
    return isNoise(lexicon, phrase, ...noise) || /^\d+$/.test(phrase) ? "noise" : undefined;
  });
  return found?.includes("opt-out") ? "opt-out" : found?.includes("ask") ? "ask" : undefined;
}

/** "Please stop texting me": a word of stopping before a word of sending, with noise only. */
const asksToStopMessages = (lexicon: Lexicon, text: string): boolean => recentWishes(lexicon)(text);

const recentWishes = memoize((lexicon: Lexicon) =>
  forRecentTexts((text) => asksToStop(lexicon, text, { stopping: "stop", object: "sending" })),
);

/** "How do I stop", "I want to cancel": the object is missing. */
function mightOptOut(lexicon: Lexicon, text: string): "ask" | undefined {
  const found = splitIntoPhrases(text, (phrase, isWord) => {
    const meaning = exactMeaning(lexicon, phrase);
    if (meaning?.kind === "opt-out" && !meaning.footer && !/^\p{L}$/u.test(phrase) && isWord()) return "opt-out";
    return isNoise(lexicon, phrase, "polite", "urgent", "around", "choosing", "asking") ? "noise" : undefined;
  });
  return found?.includes("opt-out") ? "ask" : undefined;
}

/** "Wrong number", "Stpo", "unsubscribed me": near enough to be asked about. */
function hintsAtOptOut(lexicon: Lexicon, whole: string, sentences: FoldedSentence[]): "ask" | undefined {
  const clauses = new Set([whole, ...sentences.flatMap(({ text, clauses }) => [text, ...clauses])]);
  if ([...clauses].some((clause) => soundsLikeOptOut(lexicon, clause))) return "ask";
  const isBegun = sentences.some(({ text }) => beginsWithOptOut(lexicon, text));
  return isBegun || isNearOptOut(lexicon, whole) ? "ask" : undefined;
}

const soundsLikeOptOut = (lexicon: Lexicon, clause: string) =>
  findPhrases(lexicon.mayOptOut, clause, (phrase) => phrase).some((phrase) => clause.length <= phrase.length + 40);

/** "Stop bothering people like that": an opt-out word and up to six others. */
function beginsWithOptOut(lexicon: Lexicon, text: string): boolean {
  const space = text.indexOf(" ");
  const meaning = space < 0 ? undefined : exactMeaning(lexicon, text.slice(0, space));
  if (meaning?.kind !== "opt-out" || meaning.onlyAlone || meaning.footer) return false;
  const more = text.slice(space + 1).split(" ");
  if (more.length > 6) return false;
  // "Stop to opt out" stands under advertisements.
  return !more.some((word) => exactMeaning(lexicon, word)?.kind === "opt-out") && more[0] !== "to";
}

/** One letter wrong (Stpo, STOPP, unsubscribbe) or the stem (stopping), beside noise. */
function isNearOptOut(lexicon: Lexicon, whole: string): boolean {
  // A known word is not a misspelled other one.
  if (exactMeaning(lexicon, whole)) return false;
  const words = whole.split(" ");
  if (words.length > 6 || !/^[\p{Script=Latin}\d\s\p{P}]+$/u.test(whole)) return false;
  const unknown = words.filter(
    (word) => !isNoise(lexicon, word, "polite", "urgent", "around", "choosing", "asking", "between"),
  );
  const [word, ...others] = unknown;
  if (word === undefined || others.length > 0 || word.length < 4) return false;
  return optOutStems(lexicon).some(
    (stem) =>
      (stem.length < 5 && isPlain(stem) && isPlain(word) && isOneEditAway(word, stem)) ||
      (word.startsWith(stem) && word.length <= stem.length + 4),
  );
}

/** Another mark makes another word in some languages: dừng is stop, and dùng is use. */
const isPlain = (word: string) => /^[a-z\d]+$/.test(word);

/** Opt-out words that are one Latin word. */
const optOutStems = memoize(({ exact }: Lexicon) =>
  Object.entries(exact)
    .filter(
      ([phrase, meaning]) => meaning.kind === "opt-out" && !meaning.onlyAlone && /^\p{Script=Latin}{4,}$/u.test(phrase),
    )
    .map(([phrase]) => phrase),
);
