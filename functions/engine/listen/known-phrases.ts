import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon, Meaning, Role } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";

/*
 * The meaning of a message that consists of known words only. One unknown word makes it prose, which is not interpreted
 * here: "stop my sim" is not STOP, "2 sims" is not 2.
 */

/** One Han character is part of many words, so it has a meaning only when it is the whole message. */
export const isSingleHanCharacter = (phrase: string): boolean => /^\p{Script=Han}$/u.test(phrase);

/** A map is faster than a record for strings that were cut out of a text. */
const mapsOf = memoize(({ exact, roles }: Lexicon) => ({
  exact: new Map(Object.entries(exact)),
  roles: new Map(Object.entries(roles)),
}));

let last: { lexicon: Lexicon; maps: ReturnType<typeof mapsOf> } | undefined;

/** It is asked for about every part of every text, and a process has one lexicon. */
function known(lexicon: Lexicon): ReturnType<typeof mapsOf> {
  if (last?.lexicon !== lexicon) last = { lexicon, maps: mapsOf(lexicon) };
  return last.maps;
}

/** Whether the lexicon gives a phrase one of these roles. */
export function hasRole(lexicon: Lexicon, phrase: string, ...roles: Role[]): boolean {
  const given = known(lexicon).roles.get(phrase);
  return given?.some((role) => roles.includes(role)) ?? false;
}

/** Whether a phrase has no meaning of its own: it has one of these roles, or is a greeting or thanks. */
export function isNoise(lexicon: Lexicon, phrase: string, ...roles: Role[]): boolean {
  const kind = known(lexicon).exact.get(phrase)?.kind;
  return kind === "thanks" || kind === "greeting" || hasRole(lexicon, phrase, ...roles);
}

/** The meaning of a message that is one known phrase, also with repeated letters: STOPPPP, STOPP. */
export function exactMeaning(lexicon: Lexicon, folded: string): Meaning | undefined {
  const { exact } = known(lexicon);
  const meaning = exact.get(folded);
  if (meaning || !/([a-z])\1/.test(folded)) return meaning;
  const withoutRepeats = ["$1", "$1$1"].map((times) => folded.replace(/(\p{Script=Latin})\1{2,}/gu, times));
  const withoutLastRepeat = withoutRepeats.map((each) => each.replace(/(\p{Script=Latin})\1$/u, "$1"));
  return [...withoutRepeats, ...withoutLastRepeat]
    .map((candidate) => exact.get(candidate))
    .find((found) => found !== undefined);
}

/**
 * The one command, greeting or thanks that a message consists of, beside words of these roles: "menu please", "show me
 * the menu", 可以换英文吗. Two different commands have no meaning together.
 */
export function meaningBesideNoise(lexicon: Lexicon, folded: string, ...noise: Role[]): Meaning | undefined {
  const exact = exactMeaning(lexicon, folded);
  if (exact) return exact;
  const found = splitIntoPhrases<Meaning | "noise">(folded, (phrase, isWord) => {
    const meaning = known(lexicon).exact.get(phrase);
    if (meaning && meaning.kind !== "opt-out" && !isSingleHanCharacter(phrase) && isWord()) return meaning;
    return isNoise(lexicon, phrase, ...noise) ? "noise" : undefined;
  })?.filter((meaning) => meaning !== "noise");
  const commands = found?.filter((meaning) => meaning.kind === "command") ?? [];
  const [command] = commands;
  if (command) return commands.every(({ to }) => to === command.to) ? command : undefined;
  return (["opt-in", "greeting", "thanks"] as const)
    .map((wanted) => found?.find(({ kind }) => kind === wanted))
    .find((meaning) => meaning !== undefined);
}
