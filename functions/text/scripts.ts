/*
 * What a text needs to know about scripts. Unicode's property Line_Break tells which of them write no spaces between
 * words: SA, ID and AK. JavaScript has no escape for it: https://www.unicode.org/reports/tr14/
 */

/** For a class of a regular expression: the scripts that write no spaces between words. */
const unspacedScripts = [
  "Han",
  "Hiragana",
  "Katakana",
  "Bopomofo",
  "Yi",
  "Thai",
  "Lao",
  "Myanmar",
  "Khmer",
  "Tai_Le",
  "New_Tai_Lue",
  "Tai_Tham",
  "Tai_Viet",
  "Ahom",
  "Tibetan",
  "Balinese",
  "Javanese",
]
  .map((script) => `\\p{Script=${script}}`)
  .join("");

/** A letter or mark of a script whose words have spaces between them. */
export const spacedLetter = `(?:(?![${unspacedScripts}])[\\p{L}\\p{M}])`;
