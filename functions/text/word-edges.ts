/*
 * Where words begin and end. Chinese words are found by the Unicode dictionary of Intl.Segmenter. Folded Khmer lacks
 * the signs that the dictionary needs, so every Khmer cluster may be an edge.
 */

import { forRecentTexts } from "./recent.ts";

let segmenter: Intl.Segmenter | undefined;

const han = /\p{Script=Han}{2}/u;

/**
 * Tells whether a word may begin or end at an index of this text. Only inside runs of Chinese characters it may not.
 */
export const wordEdges = (text: string): ((at: number) => boolean) =>
  han.test(text) ? chineseEdges(text) : everywhere;

const everywhere = () => true;

const chineseEdges = forRecentTexts((text) => {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const edges = new Set([...segmenter.segment(text)].map(({ index }) => index)).add(text.length);
  const isHan = (character = "") => /\p{Script=Han}/u.test(character);
  const isInside = Array.from(
    { length: text.length + 1 },
    (_, at) => !edges.has(at) && isHan(text[at - 1]) && isHan(text[at]),
  );
  return (at: number) => isInside[at] !== true;
});
