import { khmerLetters } from "./khmer.ts";

/** How many letters may be wrong: none in short words, where every letter makes another word. */
const maxEdits = (letters: number) => (letters < 5 ? 0 : letters < 8 ? 1 : 2);

/** Nobody who means one of our words writes more around it than this. */
const maxWords = 30;

const latin = /[\p{Script=Latin}\d]+/gu;

/** A folded text as it is compared: its Latin words, what these begin with, and the letters of its Khmer. */
type ComparableText = { words: string[]; initials: Set<string | undefined>; letters: string };

export function comparableText(folded: string): ComparableText {
  const words = (folded.match(latin) ?? []).slice(0, maxWords);
  return { words, initials: new Set(words.map(([first]) => first)), letters: khmerLetters(folded) };
}

/**
 * How far a text is from holding a phrase, and its other words; or nothing when it is too far to ask about. A phrase in Latin letters: as
 * many words in a row with a letter or two wrong ("cancle my simm"), the first letter right. One in Khmer: the same
 * letters in a row, whatever vowels hang on them. Chinese is picked from lists, and isn't guessed at.
 */
export function distanceTo(
  phrase: string,
  { words, initials, letters }: ComparableText,
): { distance: number; rest: string[] } | undefined {
  if (letters !== "" && /^\p{Script=Khmer}/u.test(phrase)) {
    const row = khmerLetters(phrase);
    return row.length >= 4 && letters.includes(row) ? { distance: 1, rest: [] } : undefined;
  }
  if (!initials.has(phrase[0])) return undefined;
  const wanted = phrase.match(latin) ?? [];
  const most = maxEdits(wanted.join("").length);
  if (most === 0 || wanted.join(" ") !== phrase) return undefined;
  const far = words.map((word, i) =>
    word[0] === phrase[0] ? editDistance(words.slice(i, i + wanted.length).join(" "), phrase, most) : most + 1,
  );
  const least = Math.min(...far);
  const at = far.indexOf(least);
  return least <= most ? { distance: least, rest: words.toSpliced(at, wanted.length) } : undefined;
}

/** Whether a word is another one with one letter wrong, missing, too many, or swapped with the next. */
export const isOneEditAway = (word: string, other: string): boolean => editDistance(word, other, 1) <= 1;

/** Letters wrong, missing, too many, or swapped with the next (optimal string alignment); all above `most` are alike. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let far = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) far = Math.min(far, before[j - 2]! + 1);
      next[j] = far;
      least = Math.min(least, far);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
