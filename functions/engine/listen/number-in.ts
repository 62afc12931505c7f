import type { Lexicon } from "../guide/lexicon.ts";

/** No way to write a number is longer. */
const maxLength = 40;

/** The number that the whole folded text is: 2, 十二, twelve, or an entry of a list: 第二个, no. 2. */
export function numberIn(lexicon: Lexicon, text: string): number | undefined {
  if (text.length > maxLength) return undefined;
  const value = plainNumber(lexicon, text);
  if (value !== undefined) return value;
  for (const { before, after, isInDigits } of lexicon.ordinals) {
    if (!text.startsWith(before) || !text.endsWith(after)) continue;
    const inside = text.slice(before.length, text.length - after.length).trim();
    const number = isInDigits ? inDigits(inside) : plainNumber(lexicon, inside);
    if (number !== undefined) return number;
  }
  return undefined;
}

const inDigits = (text: string) => (/^\d{1,2}$/.test(text) ? Number(text) : undefined);

const plainNumber = ({ numbers }: Lexicon, text: string): number | undefined =>
  inDigits(text) ?? (text === "" ? undefined : numbers.named(text)[0]?.number);
