import { complexLetter } from "./scripts.ts";

/*
 * In scripts that write phrases in one row, hasty spellings differ in vowel signs and tones, seldom in letters.
 */

/** Fewer letters of a phrase may be in a text by chance. */
export const minBareLetters = 4;

const letter = new RegExp(complexLetter, "gu");

/** The letters of a text in such a script without vowel signs and tones; of other texts nothing. */
export const bareLetters = (text: string): string => text.match(letter)?.join("") ?? "";
