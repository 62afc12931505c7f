const latin = /^[\p{Script=Latin}\d]/u;

/**
 * Whether a folded text contains a folded word. A Latin word needs an edge on both sides: "simple" does not contain
 * "sim". A longer one may have a plural s: "receipts" contains "receipt".
 *
 * @param isEdge whether a word may begin or end at an index of the text
 */
export function containsWord(word: string, text: string, isEdge?: (at: number) => boolean): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if ((!isEdge || (isEdge(at) && isEdge(at + word.length))) && containsWordAt(word, text, at)) return true;
  return false;
}

/** Whether the word stands at this index of the text. */
export function containsWordAt(word: string, text: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  if (!latin.test(word)) return true;
  const [before = " ", after = " ", next = " "] = [text[at - 1], text[at + word.length], text[at + word.length + 1]];
  const ends = !latin.test(after) || (after === "s" && !latin.test(next) && /[a-z]{4}$/.test(word));
  return !latin.test(before) && ends;
}
