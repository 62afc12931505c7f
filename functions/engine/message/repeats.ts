import { hashOf } from "../../text/hash.ts";
import { forRecentTexts } from "../../text/recent.ts";
import { spacedLetter, unspacedScripts } from "../../text/scripts.ts";
import { type Conversation, day, hour } from "../state/conversation.ts";

/*
 * Repeated texts mostly come from machines: two machines would answer each other for ever, and each answer costs. Only
 * a sketch of a text is stored, from which the text cannot be read back.
 */

/** How often a repeated text is answered within a day, and as long as the conversation is stored. */
const maxAnswers = 2;
const maxAnswersEver = 5;
/**
 * How often a repeated number or command is answered in a row within an hour, the last time with a notice, and in all.
 */
const maxCommands = 6;
const maxCommandsEver = 9;

/** How many texts are remembered: machines send few different ones. */
const maxRemembered = 6;

type Repeat = NonNullable<Conversation["repeats"]>[number];

export type Repeated = "answer" | "notice" | "silence";

/**
 * Records a text and decides what to do: answer, answer with a notice, or be silent.
 *
 * @param sketch of the text: see sketchOf()
 * @param isCommand a number that is on offer, or a command
 * @param now epoch milliseconds
 */
export function noteRepeat(
  before: Conversation["repeats"] = [],
  sketch: number[],
  isCommand: boolean,
  now: number,
): { repeats: Repeat[]; becomes: Repeated } {
  const known = before.filter(({ at }) => now - at < 30 * day);
  // Only the last command is stored: another one between two equal ones starts the count again.
  const texts = known.filter((each) => !each.isCommand);
  const same = (isCommand ? known.slice(-1) : texts).find(
    (each) => (each.isCommand ?? false) === isCommand && isSame(each.sketch, sketch),
  );
  const span = isCommand ? hour : day;
  const isSoon = same !== undefined && now - same.at < span;
  const next: Repeat = { sketch, at: now, times: isSoon ? same.times + 1 : 1, ever: (same?.ever ?? 0) + 1 };
  if (isCommand) return { repeats: [...texts, { ...next, isCommand: true }], becomes: commandBecomes(next) };
  return {
    repeats: [...texts.filter((each) => each !== same), next].slice(-maxRemembered),
    becomes: textBecomes(next),
  };
}

const textBecomes = ({ times, ever }: Repeat): Repeated =>
  times > maxAnswers || ever > maxAnswersEver ? "silence" : "answer";

function commandBecomes({ times, ever }: Repeat): Repeated {
  if (times > maxCommands || ever > maxCommandsEver) return "silence";
  return times === maxCommands ? "notice" : "answer";
}

/** The maximum of hashes in a sketch, and of their values. The values are few, so that many words share each. */
const size = 16;
const values = 4096;

const wordOrMarks = new RegExp(`(?:${spacedLetter}|\\p{M})+`, "gu");
const pairInRow = new RegExp(`(?=([${unspacedScripts}\\p{M}]{2}))`, "gu");

/**
 * A sketch of a text: the smallest hashes of its words, or of pairs of letters where words have no spaces. Texts that
 * differ by a word, a number or a time have nearly the same sketch (bottom-k sketches: Broder, 1997).
 */
export const sketchOf = forRecentTexts((folded): number[] => {
  const letters = folded.replace(/\d+/g, "").replace(/(\p{L})\1+/gu, "$1");
  const words = letters.match(wordOrMarks) ?? [];
  const pairs = [...letters.matchAll(pairInRow)].map(([, pair = ""]) => pair);
  const pieces = words.length + pairs.length > 0 ? [...words, ...pairs] : [folded];
  const hashes = new Set(pieces.map((piece) => hashOf(piece) % values));
  return [...hashes].sort((a, b) => a - b).slice(0, size);
});

/** Whether three quarters of the smallest hashes are the same; for short texts, all of them. */
function isSame(a: number[], b: number[]): boolean {
  const both = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, size);
  const shared = both.filter((each) => a.includes(each) && b.includes(each)).length;
  return shared === both.length || (shared >= 4 && shared / both.length >= 0.75);
}
