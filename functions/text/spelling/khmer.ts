/*
 * Keyboards type the same word in ways that look alike: marks in any order, ្ត for ្ដ, ុ for ៊. People also leave
 * out small signs. All forms are converted to one spelling, which is used only for comparing.
 */

/** A letter with its subscripts, vowels and signs. */
const cluster = /([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17dd])+)/gu;

/**
 * Signs that are often left out or mistyped: the two shifters, bantoc, robat, toandakhiat and others; ៗ repeats a word.
 */
const optionalSigns = /[\u17c8-\u17d1\u17d7\u17dd]/gu;

/** Vowels that many people type as two: េ and ា for ោ, េ and ី for ើ. */
const halves = [
  ["\u17c1\u17b6", "\u17c4"],
  ["\u17c1\u17b8", "\u17be"],
] as const;

const vowelsAbove = ["\u17b7", "\u17b8", "\u17b9", "\u17ba", "\u17be"];

/** Converts a text to the one spelling. Converting twice changes nothing more. */
export function khmerSpelling(text: string): string {
  return text
    .replace(optionalSigns, "")
    .replaceAll("\u17b2", "\u17b1")
    .replaceAll("\u17a2\u17c4\u1799", "\u17b1\u17d2\u1799")
    .replaceAll("\u17d2\u178a", "\u17d2\u178f")
    .replace(cluster, (_, letter: string, marks: string) => letter + inOrder(marks));
}

/** Subscripts first, with ្រ last among them, then vowels and signs; each once. */
function inOrder(marks: string): string {
  const each = [...new Set(marks.match(/\u17d2./gu) ?? []), ...new Set(marks.replace(/\u17d2./gu, ""))];
  const rank = (mark: string) => (mark === "\u17d2\u179a" ? 1 : mark.length > 1 ? 0 : 2);
  let sorted = each.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const [[first = "", second = ""], whole] of halves)
    if (sorted.includes(first) && sorted.includes(second))
      sorted = [...new Set(sorted.map((mark) => (mark === first ? whole : mark)).filter((mark) => mark !== second))];
  // Under a vowel above the letter, the shifter looks like ុ and is typed as ុ.
  if (vowelsAbove.some((vowel) => sorted.includes(vowel))) sorted = sorted.filter((mark) => mark !== "\u17bb");
  return sorted.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join("");
}
