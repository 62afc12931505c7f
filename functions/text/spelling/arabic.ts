/*
 * Keyboards have letters that people type for one another: with and without hamza, ه for ة, ى for ي, and the forms of
 * neighbouring countries. All are converted to one spelling, which is used only for comparing.
 */

/** Vowel signs, which most people leave out, and the sign that makes a word longer. */
const optionalSigns = /[\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;

const letters: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
  ؤ: "و",
  ئ: "ي",
};
const others = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/** Converts a text to the one spelling. Converting twice changes nothing more. */
export const arabicSpelling = (text: string): string =>
  text.replace(optionalSigns, "").replace(others, (letter) => letters[letter]!);
