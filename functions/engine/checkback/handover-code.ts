import { fold } from "../../text/fold.ts";
import { maxSilence } from "./policy.ts";

/*
 * The number that is being cancelled may be dead when the check-back is due. A person who says "I applied" gets a short
 * code. Texted from another phone or another channel, it moves the check-back there.
 */

/** Consonants only: no code is a word in any Latin script, or a number that looks like a one-time code. */
const letters = "bcdfghjklmnpqrstvwxz";
const length = 6;

/** How many codes there are: 28 million. */
const codes = Array.from({ length }, (_, i) => letters.length - i).reduce((product, left) => product * left);

/**
 * A code: six different letters, so "hmmmmm" is none. Every message has one ready, so it takes one random number.
 *
 * @param below a random integer from 0 to n - 1
 */
export function newCode(below: (n: number) => number): string {
  const left = [...letters];
  let rest = below(codes);
  let code = "";
  for (let i = 0; i < length; i += 1) {
    const at = rest % left.length;
    rest = Math.floor(rest / left.length);
    code += left.splice(at, 1)[0];
  }
  return code.toUpperCase();
}

const lettersOfCode = new RegExp(`^[${letters}]{${length}}$`);

/** The code that a text consists of, in capitals; undefined for any other text. */
export function codeIn(text: string): string | undefined {
  if (text.length < length) return undefined;
  const folded = fold(text.slice(0, 40).replace(/[-.－．]/g, ""));
  const isCode = lettersOfCode.test(folded) && new Set(folded).size === length;
  return isCode ? folded.toUpperCase() : undefined;
}

/** How long a code works, in milliseconds: as long as its check-back can still be sent. */
export const codeLifetime = maxSilence;
