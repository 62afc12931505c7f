import { foldOnce } from "../../fold-once.ts";
import type { Problem } from "../../read.ts";
import { anyOf } from "../../word-pattern.ts";
import { clauseEnd, maxLabel, widthOf } from "./labels.ts";

/** A shorter part is a word of many chores. A character that fills a square counts twice. */
const minPart = 8;

/** A keyword that the title gave and the check refuses. */
export type RefusedKeyword = { word: string; why: string };

/**
 * Keywords for a guide in its article's language: what its title says up to the first comma, dash or full stop, without the words
 * that titles have around a chore. Where these stand inside, it is the whole, and each part that has several words.
 *
 * @param around what titles have around a chore: guide, how to
 * @param taken words that are keywords already
 */
export function titleKeywords(title: string, around: readonly string[], taken: readonly string[]): string[] {
  const [clause = ""] = title.normalize("NFKC").split(clauseEnd);
  const parts = clause
    .split(new RegExp(anyOf(around), "iu"))
    .map(trimmed)
    .filter((part) => part !== "");
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const whole = first === "" ? "" : clause.slice(clause.indexOf(first), clause.lastIndexOf(last) + last.length);
  const others = parts.length > 1 ? parts.filter((part) => wordsIn(part) > 1 && widthOf(part) >= minPart) : [];
  const known = new Set(taken.map(foldOnce));
  return [...new Set([whole, ...others])].filter(
    (each) => each !== "" && widthOf(each) <= maxLabel && !known.has(foldOnce(each)),
  );
}

/** Which keywords the check refuses, and why. */
export function refusedKeywords(keywords: readonly string[], problems: readonly Problem[]): RefusedKeyword[] {
  return keywords.flatMap((word) => {
    const problem = problems.find(({ message }) => message.startsWith(`"${word}" `));
    // What to do, after the colon, is for the author of a keyword.
    return problem ? [{ word, why: problem.message.replace(/: .*$/, "") }] : [];
  });
}

const trimmed = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");

const wordsIn = (text: string): number =>
  [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].filter(({ isWordLike }) => isWordLike)
    .length;
