import leven from "leven";

/** How many letters may be wrong: none in short words, where every letter makes another word. */
const slips = (letters: number) => (letters < 5 ? 0 : letters < 8 ? 1 : 2);

const wordsOf = (text: string) => text.match(/[\p{Script=Latin}\d]+/gu) ?? [];

/**
 * Whether a folded phrase in Latin letters nearly stands in a folded text: as many words in a row, a letter or two
 * wrong ("cancle my simm" for "cancel my sim"), the first one right. Other scripts are typed from lists, and are not guessed at.
 */
export function nearlyStands(phrase: string, text: string): boolean {
  const wanted = wordsOf(phrase);
  if (wanted.join(" ") !== phrase) return false;
  const most = slips(wanted.join("").length);
  if (most === 0) return false;
  const words = wordsOf(text);
  return words.some((_, i) => {
    const row = words.slice(i, i + wanted.length);
    return row[0]?.[0] === phrase[0] && leven(row.join(" "), phrase, { maxDistance: most + 1 }) <= most;
  });
}
