/**
 * Whether a word stands in a text, both folded. Latin words need an edge on both sides: "sim" does not stand in "simple";
 * a longer one may have an s: "receipts".
 */
export function stands(word: string, text: string): boolean {
  const latin = /^[\p{Script=Latin}\d]/u;
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
    if (!latin.test(word)) return true;
    const [before = " ", after = " ", next = " "] = [text[i - 1], text[i + word.length], text[i + word.length + 1]];
    const ends = !latin.test(after) || (after === "s" && !latin.test(next) && /[a-z]{4}$/.test(word));
    if (!latin.test(before) && ends) return true;
  }
  return false;
}
