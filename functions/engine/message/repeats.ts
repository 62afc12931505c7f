import { hashOf } from "../../text/hash.ts";
import { type Conversation, day, hour } from "../state/conversation.ts";

/*
 * Texts that come again and again are mostly a machine's: two of them would talk for ever, and each answer costs. Of a text
 * only a sketch is stored that cannot be read back.
 */

/** Answered so often within a day; in all, as long as the conversation is stored. */
const maxAnswers = 2;
const maxAnswersEver = 5;
/** A number or a command, with nothing else between: told at the sixth time within an hour. */
const maxCommands = 6;
const maxCommandsEver = 9;

/** How many texts are remembered: machines have few. */
const maxRemembered = 6;

type Repeat = NonNullable<Conversation["repeats"]>[number];

export type Repeated = "answer" | "notice" | "silence";

/**
 * Notes a text, and says what becomes of it: an answer, a notice that it has come too often, or silence.
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
  // Of commands the last is enough: anything else between two makes a new beginning.
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

/** The most words of a text that its sketch knows of, and how many values a word may have: many words share each. */
const size = 16;
const values = 4096;

/**
 * A text as a few small numbers: the smallest hashes of its words, or of pairs of letters where words have no spaces. Two
 * texts that differ by a word, a number or a time have nearly the same (bottom-k sketches: Broder, 1997).
 */
export function sketchOf(folded: string): number[] {
  const letters = folded.replace(/\d+/g, "").replace(/(\p{L})\1+/gu, "$1");
  const words = letters.match(/[\p{Script=Latin}\p{M}]+/gu) ?? [];
  const pairs = [...letters.matchAll(/(?=([\p{Script=Han}\p{Script=Khmer}\p{M}]{2}))/gu)].map(([, pair = ""]) => pair);
  const pieces = words.length + pairs.length > 0 ? [...words, ...pairs] : [folded];
  const hashes = new Set(pieces.map((piece) => hashOf(piece) % values));
  return [...hashes].sort((a, b) => a - b).slice(0, size);
}

/** Three quarters of their words are the same, by the smallest hashes of both; of a short text, all. */
function isSame(a: number[], b: number[]): boolean {
  const both = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, size);
  const shared = both.filter((each) => a.includes(each) && b.includes(each)).length;
  return shared === both.length || (shared >= 4 && shared / both.length >= 0.75);
}
