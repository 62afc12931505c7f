/*
 * Khmer keyboards type one word in many ways that look alike: marks in any order, the ្ត of one for the ្ដ of another,
 * ុ where another has ៊. And people leave out the small signs. All of them become one spelling here, which nobody reads.
 */

/** A letter and what hangs on it: subscripts, vowels, signs. */
const cluster = /([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17dd])+)/gu;

/** Signs that are often left out or mistyped: the two shifters, bantoc, robat, toandakhiat and the like; ៗ says a word again. */
const optionalSigns = /[\u17c8-\u17d1\u17d7\u17dd]/gu;

/** Vowels that many type in two halves: េ and ា for ោ, េ and ី for ើ. */
const halves = [
  ["\u17c1\u17b6", "\u17c4"],
  ["\u17c1\u17b8", "\u17be"],
] as const;

const above = ["\u17b7", "\u17b8", "\u17b9", "\u17ba", "\u17be"];

/** One spelling of what may be typed in many. Idempotent. */
export function khmerSpelling(text: string): string {
  return text
    .replace(optionalSigns, "")
    .replaceAll("\u17b2", "\u17b1")
    .replaceAll("\u17a2\u17c4\u1799", "\u17b1\u17d2\u1799")
    .replaceAll("\u17d2\u178a", "\u17d2\u178f")
    .replace(cluster, (_, letter: string, marks: string) => letter + inOrder(marks));
}

/** Subscripts first, ្រ the last of them; then vowels and signs; each once. */
function inOrder(marks: string): string {
  const each = [...new Set(marks.match(/\u17d2./gu) ?? []), ...new Set(marks.replace(/\u17d2./gu, ""))];
  const rank = (mark: string) => (mark === "\u17d2\u179a" ? 1 : mark.length > 1 ? 0 : 2);
  let sorted = each.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const [[first = "", second = ""], whole] of halves)
    if (sorted.includes(first) && sorted.includes(second))
      sorted = [...new Set(sorted.map((mark) => (mark === first ? whole : mark)).filter((mark) => mark !== second))];
  // Below a vowel that stands above, the shifter is drawn as ុ, and typed as it.
  if (above.some((vowel) => sorted.includes(vowel))) sorted = sorted.filter((mark) => mark !== "\u17bb");
  return sorted.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join("");
}

/** The letters of a Khmer text without what hangs on them: what is left when somebody types in a hurry. */
export const khmerLetters = (text: string): string => text.replace(/[^\u1780-\u17b3]/gu, "");
