import { segmentsOf } from "../../../../functions/text/segments.ts";
import type { Piece } from "./article.ts";

/** What a page's text may take, so that its list and its last line have room in the 10 SMS and 1,600 letters of a page. */
const most = { segments: 7, letters: 1100 };

const fitsText = (text: string) => text.length <= most.letters && segmentsOf(text).segments <= most.segments;

/** Whether these texts, each on lines of its own, fit one page. */
export const fits = (pieces: readonly Piece[]): boolean => fitsText(pieces.map(({ text }) => text).join("\n"));

/** The parts of a text that each fit a page: its sentences, or the words of a very long one, joined as far as they fit. */
export function partsThatFit({ text, line }: Piece): Piece[] {
  return split(text, ["sentence", "word", "grapheme"]).map((part) => ({ text: part, line }));
}

function split(text: string, [by, ...smaller]: ("sentence" | "word" | "grapheme")[]): string[] {
  if (fitsText(text) || by === undefined) return [text.trim()];
  const parts: string[] = [];
  let current = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: by }).segment(text)) {
    if (current !== "" && !fitsText(current + segment)) {
      parts.push(current);
      current = "";
    }
    current += segment;
  }
  return [...parts, current].flatMap((part) => split(part, smaller)).filter((part) => part !== "");
}
