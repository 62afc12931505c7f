import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon, Meaning, Role } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";

/*
 * The meaning of a message that consists of known words only. One unknown word makes it prose, which is not interpreted
 * here: "stop my sim" is not STOP, "2 sims" is not 2.
 */

/** One Han character is part of many words, so it has a meaning only when it is the whole message. */
export const isSingleHanCharacter = (phrase: string): boolean => /^\p{Script=Han}$/u.test(phrase);

type Known = { meaning?: Meaning | undefined; roles: Role[] };

/** A map is faster than a record for strings that were cut out of a text. */
const knownOf = memoize(({ exact, roles }: Lexicon) => {
  const known = new Map<string, Known>(Object.entries(roles).map(([phrase, given]) => [phrase, { roles: given }]));
  for (const [phrase, meaning] of Object.entries(exact))
    known.set(phrase, { meaning, roles: known.get(phrase)?.roles ?? [] });
  return known;
});

const knownAs = (lexicon: Lexicon, phrase: string): Known | undefined => knownOf(lexicon).get(phrase);

/** Whether the lexicon gives a phrase one of these roles. */
export function hasRole(lexicon: Lexicon, phrase: string, ...roles: Role[]): boolean {
  return knownAs(lexicon, phrase)?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Whether a phrase has no meaning of its own: it has one of these roles, or is a greeting or thanks. */
export function isNoise(lexicon: Lexicon, phrase: string, ...roles: Role[]): boolean {
  const known = knownAs(lexicon, phrase);
  if (!known) return false;
  const kind = known.meaning?.kind;
  return kind === "thanks" || kind === "greeting" || known.roles.some((role) => roles.includes(role));
}

/** The meaning of a message that is one known phrase, also with repeated letters: STOPPPP, STOPP. */
export function exactMeaning(lexicon: Lexicon, folded: string): Meaning | undefined {
  const meaning = knownAs(lexicon, folded)?.meaning;
  if (meaning || !hasRepeatedLetter(folded)) return meaning;
  const withoutRepeats = ["$1", "$1$1"].map((times) => folded.replace(/(\p{Script=Latin})\1{2,}/gu, times));
  const withoutLastRepeat = withoutRepeats.map((each) => each.replace(/(\p{Script=Latin})\1$/u, "$1"));
  return [...withoutRepeats, ...withoutLastRepeat]
    .map((candidate) => knownAs(lexicon, candidate)?.meaning)
    .find((found) => found !== undefined);
}

/** Whether a letter from a to z stands twice in a row. A loop, because most parts of texts are short. */
function hasRepeatedLetter(text: string): boolean {
  for (let i = 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === text.charCodeAt(i - 1) && code >= 97 && code <= 122) return true;
  }
  return false;
}

/**
 * The one command, greeting or thanks that a message consists of, beside words of these roles: "menu please", "show me
 * the menu", 可以换英文吗. Two different commands have no meaning together.
 */
export function meaningBesideNoise(lexicon: Lexicon, folded: string, ...noise: Role[]): Meaning | undefined {
  const exact = exactMeaning(lexicon, folded);
  if (exact) return exact;
  const found = splitIntoPhrases<Meaning | "noise">(folded, (phrase, isWord) => {
    const meaning = knownAs(lexicon, phrase)?.meaning;
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
