import { bareLetters, minBareLetters } from "./bare-letters.ts";
import { complexScripts, spacedLetter } from "./scripts.ts";

/** How many letters may be wrong. In a short word none, because a different letter makes a different word. */
export const maxEdits = (letters: number) => (letters < 5 ? 0 : letters < 8 ? 1 : 2);

/** In the longest phrase. */
export const maxEditsInAll = 2;

/** Later words of a message are not compared. */
const maxWords = 30;

const word = new RegExp(`(?:${spacedLetter}|\\d)+`, "gu");
const beginsInRow = new RegExp(`^[${complexScripts}]`, "u");

/** A folded text prepared for comparing: its words, their first letters, and the letters of scripts without spaces. */
export type ComparableText = { words: string[]; initials: Set<string>; letters: string };

export function comparableText(folded: string): ComparableText {
  const words = (folded.match(word) ?? []).slice(0, maxWords);
  return { words, initials: new Set(words.map((word) => word.charAt(0))), letters: bareLetters(folded) };
}

/**
 * How far a text is from containing a phrase, and the other words of the text; undefined when it is too far. A phrase
 * matches words in a row with the right first letter and one or two wrong letters: "cancle my simm". In a script without
 * spaces it matches the same letters with any vowel signs. Han is not compared, because it is typed by choosing from lists.
 */
export function distanceTo(
  phrase: string,
  { words, initials, letters }: ComparableText,
): { distance: number; rest: string[] } | undefined {
  if (letters !== "" && beginsInRow.test(phrase)) {
    const row = bareLetters(phrase);
    return row.length >= minBareLetters && letters.includes(row) ? { distance: 1, rest: [] } : undefined;
  }
  const wanted = initials.has(phrase.charAt(0)) ? phraseOfWords(phrase) : undefined;
  if (!wanted) return undefined;
  const { count, maxEdits: max } = wanted;
  const distances = words.map((word, i) =>
    word[0] === phrase[0] ? editDistance(words.slice(i, i + count).join(" "), phrase, max) : max + 1,
  );
  const distance = Math.min(...distances);
  const at = distances.indexOf(distance);
  return distance <= max ? { distance, rest: words.toSpliced(at, count) } : undefined;
}

/**
 * The number of words of a phrase, and how many of its letters may be wrong; undefined when it may have no wrong letter or
 * has other characters.
 */
export function phraseOfWords(phrase: string): { count: number; maxEdits: number } | undefined {
  const words = phrase.match(word) ?? [];
  const max = maxEdits(words.join("").length);
  return max === 0 || words.join(" ") !== phrase ? undefined : { count: words.length, maxEdits: max };
}

/** Whether two words differ in one letter at most: wrong, missing, extra, or swapped with the next. */
export const isOneEditAway = (word: string, other: string): boolean => editDistance(word, other, 1) <= 1;

/**
 * How many letters are wrong, missing, extra or swapped with the next (optimal string alignment); at most `max + 1`.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + substitution);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) edits = Math.min(edits, before[j - 2]! + 1);
      next[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > max) return max + 1;
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
