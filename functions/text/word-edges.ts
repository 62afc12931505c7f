/*
 * Where words begin and end. Han words are found by the Unicode dictionary of Intl.Segmenter. In other scripts without
 * spaces people spell as they speak, and no dictionary knows that, so every cluster may be an edge.
 */

import { forRecentTexts } from "./recent.ts";

let segmenter: Intl.Segmenter | undefined;

const han = /\p{Script=Han}{2}/u;

/**
 * Tells whether a word may begin or end at an index of this text. Only inside runs of Han characters it may not.
 */
export const wordEdges = (text: string): ((at: number) => boolean) => (han.test(text) ? hanEdges(text) : everywhere);

const everywhere = () => true;

/** The dictionary takes long to load, so it is used only when an index inside of the text is asked about. */
const hanEdges = forRecentTexts((text) => {
  let insides: boolean[] | undefined;
  return (at: number) => {
    if (at === 0 || at === text.length) return true;
    insides ??= insidesOfWords(text);
    return insides[at] !== true;
  };
});

const isHan = (character = "") => /\p{Script=Han}/u.test(character);

/** For each index, whether it is inside a Han word. */
function insidesOfWords(text: string): boolean[] {
  segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
  const edges = new Set([...segmenter.segment(text)].map(({ index }) => index));
  return Array.from({ length: text.length }, (_, at) => !edges.has(at) && isHan(text[at - 1]) && isHan(text[at]));
}
