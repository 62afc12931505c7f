import { type Fold, fold } from "../../text/fold.ts";
import { hashOf } from "../../text/hash.ts";
import { splitIntoSentences } from "../../text/sentences.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { foldWithoutNumbers, isLong } from "../guide/our-texts.ts";

/** A short line counts as the assistant's only beside a longer text of it, or beside so many short ones. */
const minShortLines = 3;

/** Removes the assistant's own texts from a message. Returns the same text when it contains none. */
export function withoutOurTexts(lexicon: Lexicon, text: string, foldText: Fold = fold): string {
  if (!isLong(text)) return text;
  const { whole, parts, patterns } = lexicon.ourTexts;
  const isOurs = (line: string) => {
    const folded = foldWithoutNumbers(line, foldText);
    return (
      whole.has(hashOf(folded)) ||
      patterns.startingAt(folded, 0).some(({ entries }) => entries.some((pieces) => matchesPattern(folded, pieces)))
    );
  };
  if (isOurs(text)) return "";
  const isOurShortLine = (line: string) => parts.has(hashOf(foldWithoutNumbers(line, foldText)));
  let found = 0;
  const left = text.split("\n").map((line) => {
    if (isOurs(line)) {
      found += 1;
      return [];
    }
    const sentences = splitIntoSentences(line);
    const others = sentences.filter((sentence) => !isOurs(sentence.text));
    found += sentences.length - others.length;
    return others.length === sentences.length ? [line] : others.map((sentence) => sentence.text);
  });
  const shortLines = left.flat().filter(isOurShortLine).length;
  if (found === 0 && shortLines < minShortLines) return text;
  return left
    .map((pieces) => pieces.filter((piece) => !isOurShortLine(piece)).join(" "))
    .filter((line) => line !== "")
    .join("\n");
}

/** Whether a folded line consists of these fixed texts, in this order, with other characters in the gaps. */
function matchesPattern(folded: string, pieces: string[]): boolean {
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  if (!folded.startsWith(first) || !folded.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1)) {
    const found = folded.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return folded.length > pieces.join("").length;
}
