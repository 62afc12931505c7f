import { wordEdges } from "./word-edges.ts";

/*
 * A short message is often a row of phrases that we know one by one ("ok, 2 please", 好的谢谢). Here a folded text is cut
 * into them, the longest first, so that nothing is left over but spaces and punctuation; or else it isn't cut at all.
 */

/** No phrase that we know is longer; and no message that is made of them only. */
const maxPhraseLength = 40;
const maxTextLength = 160;

/** May stand between two phrases. "5$" and "2%" are no 5 and no 2. */
const between = /[\p{P}\p{S}\s]/u;
const meaningful = /[\p{Sc}%‰°]/u;
const emoji = /(?!°)[\p{So}\p{Sk}]/gu;

/**
 * What a text consists of, or nothing when something in it isn't known. `known` tells what a phrase means, and is told
 * whether the phrase is whole words: in Chinese 一 is a piece of 一直, and no word there.
 */
export function splitIntoPhrases<T>(
  folded: string,
  known: (phrase: string, isWord: boolean) => T | undefined,
): T[] | undefined {
  if (folded.length > maxTextLength) return undefined;
  const text = folded.replace(emoji, " ");
  const edges = [...Array(text.length + 1).keys()].map((at) => isEdge(text, at));
  const isWordEdge = wordEdges(text);
  const dead = new Set<number>();
  const from = (start: number): T[] | undefined => {
    if (start === text.length) return [];
    if (dead.has(start)) return undefined;
    for (let end = Math.min(text.length, start + maxPhraseLength); end > start; end -= 1) {
      const isWord = isWordEdge(start) && isWordEdge(end);
      const meaning = edges[end] ? known(text.slice(start, end), isWord) : undefined;
      const rest = meaning === undefined ? undefined : from(end);
      if (meaning !== undefined && rest) return [meaning, ...rest];
    }
    const character = text[start]!;
    const rest = between.test(character) && !meaningful.test(character) ? from(start + 1) : undefined;
    if (!rest) dead.add(start);
    return rest;
  };
  return from(0);
}

/** Whether a text may be cut here: not inside a Latin word, a number, a number with its letters (0k), a Khmer cluster. */
function isEdge(text: string, at: number): boolean {
  const [before = "", after = ""] = [text[at - 1], text[at]];
  const latin = /[\p{Script=Latin}\p{Co}]/u;
  const inside =
    (/\d/.test(before) && (/\d/.test(after) || latin.test(after))) || (latin.test(before) && latin.test(after));
  return !inside && before !== "\u17d2" && !/[\u17b4-\u17dd]/.test(after);
}
