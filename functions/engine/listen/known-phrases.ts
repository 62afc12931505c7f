import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon, Meaning, Role } from "../guide/lexicon.ts";
import { ownProperty } from "../guide/own-property.ts";

/*
 * What a message means that consists of nothing but words we know. One word beyond them makes it prose, of which
 * nothing here is guessed: "stop my sim" is no STOP, "2 sims" is no 2.
 */

/** One Chinese character, which is a piece of many words: it means something only alone. */
export const isSingleChineseCharacter = (phrase: string): boolean => /^\p{Script=Han}$/u.test(phrase);

/** Whether a phrase is listed as one of these parts. */
export const hasRole = ({ roles }: Lexicon, phrase: string, ...kinds: Role[]): boolean =>
  (ownProperty(roles, phrase) ?? []).some((part) => kinds.includes(part));

/** Whether a phrase says nothing by itself: one of these parts, or a greeting or thanks beside something else. */
export function isNoise(lexicon: Lexicon, phrase: string, ...kinds: Role[]): boolean {
  const kind = ownProperty(lexicon.exact, phrase)?.kind;
  return kind === "thanks" || kind === "greeting" || hasRole(lexicon, phrase, ...kinds);
}

/** A message that is one known phrase, however loudly it was said (STOPPPP) or clumsily (STOPP). */
export function exactMeaning({ exact }: Lexicon, folded: string): Meaning | undefined {
  const meaning = ownProperty(exact, folded);
  if (meaning || !/([a-z])\1/.test(folded)) return meaning;
  const quiet = ["$1", "$1$1"].map((times) => folded.replace(/(\p{Script=Latin})\1{2,}/gu, times));
  const once = quiet.map((each) => each.replace(/(\p{Script=Latin})\1$/u, "$1"));
  return [...quiet, ...once].map((each) => ownProperty(exact, each)).find((meaning) => meaning !== undefined);
}

/**
 * The one command, greeting or thanks that a message consists of, with nothing but this noise around it: "menu please"
 * politely, "show me the menu" or 可以换英文吗 with more. Two commands are none.
 */
export function meaningBesideNoise(lexicon: Lexicon, folded: string, ...noise: Role[]): Meaning | undefined {
  const meant = exactMeaning(lexicon, folded);
  if (meant) return meant;
  const found = splitIntoPhrases<Meaning | "noise">(folded, (phrase, isWord) => {
    const meaning = isWord ? ownProperty(lexicon.exact, phrase) : undefined;
    if (meaning && meaning.kind !== "opt-out" && !isSingleChineseCharacter(phrase)) return meaning;
    return isNoise(lexicon, phrase, ...noise) ? "noise" : undefined;
  })?.filter((meaning) => meaning !== "noise");
  const commands = found?.filter((meaning) => meaning.kind === "command") ?? [];
  const [command] = commands;
  if (command) return commands.every(({ to }) => to === command.to) ? command : undefined;
  return (["opt-in", "greeting", "thanks"] as const)
    .map((wanted) => found?.find(({ kind }) => kind === wanted))
    .find((meaning) => meaning !== undefined);
}
