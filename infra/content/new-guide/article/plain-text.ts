import { segmentsOf } from "../../../../functions/text/segments.ts";

/** Characters that cost an SMS half of its letters, and plain ones that say the same. */
const plain: [RegExp, string][] = [
  [/[“”„‟«»]/g, '"'],
  [/[‘’‚‛]/g, "'"],
  [/[–—‒−]/g, "-"],
  [/…/g, "..."],
  [/[•‣·]/g, "-"],
];

/** An enumerator at the beginning of a line. */
const numbered = /^(?=\s*\p{Nd}{1,2}\s*[.)、．:：）])/gmu;

/** A text without lines that begin with a number, which would look like something to reply: they begin with a hyphen. */
export const withoutNumbers = (text: string): string => text.replace(numbered, "- ");

/**
 * A text of an article as a guide may say it: without braces, which are for placeholders, and with plain quotes and dashes
 * where the text fits the SMS alphabet then.
 */
export function plainText(text: string): string {
  const read = text
    .normalize("NFC")
    .replace(/\p{Zs}/gu, " ")
    .replace(/[{｛]/g, "(")
    .replace(/[}｝]/g, ")")
    .replace(/[<[](date|guess|keyword|menu|next)[>\]]/g, "($1)");
  const simple = plain.reduce((rest, [pattern, by]) => rest.replace(pattern, by), read);
  return segmentsOf(simple).encoding === "GSM-7" ? simple : read;
}
