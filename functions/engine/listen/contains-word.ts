const latin = /^[\p{Script=Latin}\d]/u;

/**
 * Whether a word stands in a text, both folded. Latin words need an edge on both sides: "sim" does not stand in "simple";
 * a longer one may have an s: "receipts".
 */
export function containsWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (containsWordAt(word, text, at)) return true;
  return false;
}

/** The same, at one place of the text. */
export function containsWordAt(word: string, text: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  if (!latin.test(word)) return true;
  const [before = " ", after = " ", next = " "] = [text[at - 1], text[at + word.length], text[at + word.length + 1]];
  const ends = !latin.test(after) || (after === "s" && !latin.test(next) && /[a-z]{4}$/.test(word));
  return !latin.test(before) && ends;
}
