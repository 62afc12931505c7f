/*
 * What a text needs to know about scripts. Unicode's property Line_Break tells which of them write no spaces between
 * words, but JavaScript has no escape for it: https://www.unicode.org/reports/tr14/
 */

/** SA, "complex context": phrases are written in one row, and a space ends a phrase. For a class of a pattern. */
export const complexScripts: string =
  "\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Myanmar}\\p{Script=Khmer}\\p{Script=Tai_Le}\\p{Script=New_Tai_Lue}" +
  "\\p{Script=Tai_Tham}\\p{Script=Tai_Viet}\\p{Script=Ahom}";

/** ID and others: characters that fill a square each. For a class of a pattern. */
const squareScripts =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Yi}\\p{Script=Tibetan}";

/** The scripts that write no spaces between words. For a class of a pattern. */
export const unspacedScripts: string = complexScripts + squareScripts;

/** A letter or mark of a script whose words have spaces between them. */
export const spacedLetter: string = `(?:(?![${unspacedScripts}])[\\p{L}\\p{M}])`;

/** A letter of a script that writes phrases in one row, without vowel signs and tones. */
export const complexLetter: string = `(?:(?=[${complexScripts}])\\p{L})`;
