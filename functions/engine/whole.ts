import { numberIn } from "../text/numerals.ts";
import { phrasesOf } from "../text/phrases.ts";
import type { Lexicon, Meaning, Part } from "./lexicon.ts";

/*
 * What a message means that consists of nothing but words we know. One word beyond them makes it prose, of which
 * nothing here is guessed: "stop my sim" is no STOP, "2 sims" is no 2.
 */

const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Whether a phrase is listed as one of these parts. */
export const isPart = ({ parts }: Lexicon, phrase: string, ...kinds: Part[]): boolean =>
  (own(parts, phrase) ?? []).some((part) => kinds.includes(part));

/** Whether a phrase says nothing by itself: one of these parts, or a greeting or thanks beside something else. */
export function isNoise(lexicon: Lexicon, phrase: string, ...kinds: Part[]): boolean {
  const kind = own(lexicon.exact, phrase)?.kind;
  return kind === "thanks" || kind === "greeting" || isPart(lexicon, phrase, ...kinds);
}

/** A message that is one known phrase, however loudly it was said: STOPPPP. */
function meaningOf({ exact }: Lexicon, folded: string): Meaning | undefined {
  const quiet = ["$1", "$1$1"].map((times) => folded.replace(/(\p{Script=Latin})\1{2,}/gu, times));
  return [folded, ...quiet].map((each) => own(exact, each)).find((meaning) => meaning !== undefined);
}

/** Whether a message ends all messages; "ask" when it may well want to end something else. */
export function optOutIn(lexicon: Lexicon, folded: string): "opt-out" | "ask" | undefined {
  if (meaningOf(lexicon, folded)?.kind === "opt-out") return "opt-out";
  const sentences = folded.length > 120 ? [] : folded.split(/[.!?。！？…។៕]+/u);
  const clauses = sentences.flatMap((sentence) => sentence.split(/[,;:，；：]+/u));
  const tries = [folded, ...(clauses.length > 1 ? [sentences[0]!, clauses.at(-1)!] : [])];
  if (tries.some((text) => namesOptOut(lexicon, text) === "opt-out")) return "opt-out";
  if ([folded, ...clauses].some((text) => refusesMessages(lexicon, text))) return "opt-out";
  return namesOptOut(lexicon, folded) ?? mayRefuse(lexicon, folded);
}

/** Opt-out words, politeness, and a number that somebody meant to send as well. */
function namesOptOut(lexicon: Lexicon, text: string): "opt-out" | "ask" | undefined {
  const found = phrasesOf(text, (phrase) => {
    const meaning = own(lexicon.exact, phrase);
    if (meaning?.kind === "opt-out") return meaning.onlyAlone ? "ask" : "opt-out";
    return isNoise(lexicon, phrase, "polite", "urgent") || numberIn(phrase) !== undefined ? "noise" : undefined;
  });
  return found?.includes("opt-out") ? "opt-out" : found?.includes("ask") ? "ask" : undefined;
}

/** "Please stop texting me": a word of stopping before one of sending, and nothing else of weight. */
function refusesMessages(lexicon: Lexicon, text: string): boolean {
  const found = phrasesOf(text, (phrase) => {
    if (isPart(lexicon, phrase, "stop")) return "stop";
    if (isPart(lexicon, phrase, "sending")) return "sending";
    return isNoise(lexicon, phrase, "polite", "urgent", "between") ? "noise" : undefined;
  });
  const stop = found?.indexOf("stop") ?? -1;
  return stop >= 0 && found!.indexOf("sending", stop) > stop;
}

/** "How do I stop", "I want to cancel": stop or cancel what? */
function mayRefuse(lexicon: Lexicon, text: string): "ask" | undefined {
  const found = phrasesOf(text, (phrase) => {
    if (own(lexicon.exact, phrase)?.kind === "opt-out") return "opt-out";
    return isNoise(lexicon, phrase, "polite", "urgent", "around", "asking") ? "noise" : undefined;
  });
  return found?.includes("opt-out") ? "ask" : undefined;
}

/**
 * The one command, greeting or thanks that a message consists of, with nothing but this noise around it: "menu please"
 * politely, "show me the menu" or 可以换英文吗 with more. Two commands are none.
 */
export function meaningAmong(lexicon: Lexicon, folded: string, ...noise: Part[]): Meaning | undefined {
  const meant = meaningOf(lexicon, folded);
  if (meant) return meant;
  const found = phrasesOf<Meaning | "noise">(folded, (phrase) => {
    const meaning = own(lexicon.exact, phrase);
    if (meaning && meaning.kind !== "opt-out") return meaning;
    return isNoise(lexicon, phrase, ...noise) ? "noise" : undefined;
  })?.filter((meaning) => meaning !== "noise");
  const commands = found?.filter((meaning) => meaning.kind === "command") ?? [];
  const [command] = commands;
  if (command) return commands.every(({ to }) => to === command.to) ? command : undefined;
  return (["opt-in", "greeting", "thanks"] as const)
    .map((wanted) => found?.find(({ kind }) => kind === wanted))
    .find((meaning) => meaning !== undefined);
}
