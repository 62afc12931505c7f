import { unspacedScripts } from "../../../../functions/text/scripts.ts";

/** How long a label may be, in letters. A character that fills a square counts twice, as it does in an SMS. */
export const maxLabel = 30;

const square = new RegExp(`[${unspacedScripts}]`, "gu");

/** How much of a label's room a text takes. */
export const widthOf = (text: string): number => text.length + (text.match(square)?.length ?? 0);

/** Where a short sentence can end. */
export const clauseEnd = /[:：,，;；\n（]|(?!\.)\p{Sentence_Terminal}|[.(](?=\s|$)|\s[(-]\s?/u;

/** What no label ends with. */
const trailing = /(?:[\s:：,，;；、-]|(?![.!?！？])\p{Sentence_Terminal})+$|(?<!\.)\.$/u;

/** A text in one line, without quotes: a quoted reply is not taken for the person's own. */
const wholeOf = (text: string): string =>
  text
    .replace(/["“”„«»「」『』]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(trailing, "");

/** Whether a label says all that a text says. */
export const saysAll = (label: string, text: string): boolean => label === wholeOf(text);

/** A short text for a list: the whole text, its first clause, or its first words. */
export function shortened(text: string): string {
  const whole = wholeOf(text);
  if (widthOf(whole) <= maxLabel) return whole;
  const [clause = ""] = text.trim().split(clauseEnd);
  const short = wholeOf(clause);
  return widthOf(short) >= 4 && widthOf(short) <= maxLabel ? short : firstWords(whole);
}

/** What a list of labels begins with, as the label of the page that has it. */
export const listLabel = (labels: readonly string[]): string => firstWords(`${labels.join(", ")}, `);

function firstWords(text: string): string {
  let words = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (widthOf(words + segment) > maxLabel - 3) break;
    words += segment;
  }
  return `${words.trim().replace(trailing, "")}...`;
}

/** The label of a page that goes on with another: Fees (2). */
export const numberedLabel = (label: string, number: number): string => (number === 1 ? label : `${label} (${number})`);

/** Labels of one list, each different from the others. A number would be taken for one to reply: letters follow. */
export function distinct(labels: string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let free = label;
    for (let i = 1; taken.has(free); i++) free = `${label} ${letters(i)}`;
    taken.add(free);
    return free;
  });
}

/** A, B ... Z, AA, AB ... of 0, 1 ... */
export const letters = (index: number): string =>
  (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/**
 * A heading without its number: lists number themselves.
 *
 * @param isNumber whether a word is a number in one of the languages
 */
export function withoutEnumerator(heading: string, isNumber: (word: string) => boolean): string {
  const [whole, digits, word] =
    /^[（([【]?\s*(?:(\p{Nd}{1,2})|(\p{L}\p{M}*(?:\p{L}\p{M}*){0,2}))\s*[)）\]】.．、:：]\s*(?!\p{Nd})/u.exec(
      heading,
    ) ?? [];
  const rest = heading.slice(whole?.length ?? 0);
  return rest !== "" && (digits !== undefined || (word !== undefined && isNumber(word))) ? rest : heading;
}
