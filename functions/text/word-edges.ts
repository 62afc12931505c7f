/*
 * Where words begin and end. Latin words have spaces; Chinese ones are found by Unicode's dictionary, which is part of
 * Intl.Segmenter. Folded Khmer has lost the signs that its dictionary needs, so there every letter's cluster may be an edge.
 */

let segmenter: Intl.Segmenter | undefined;

const han = /\p{Script=Han}{2}/u;

/** Whether a word may begin or end at an index of this text. Only runs of Chinese characters have indexes where none may. */
export function wordEdges(text: string): (at: number) => boolean {
  if (!han.test(text)) return () => true;
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const edges = new Set([...segmenter.segment(text)].map(({ index }) => index)).add(text.length);
  const isHan = (character = "") => /\p{Script=Han}/u.test(character);
  return (at) => edges.has(at) || !(isHan(text[at - 1]) && isHan(text[at]));
}
