import { isInCluster } from "../../text/phrases.ts";
import { spacedLetter } from "../../text/scripts.ts";

const letterOrDigit = new RegExp(`${spacedLetter}|\\d`, "u");
const plain = /[a-z\d]/;

/** Whether a character is a digit, or of a script with spaces between words. The plain letters are asked about most. */
const isInWord = (character: string) =>
  plain.test(character) || (character > "\u007f" && letterOrDigit.test(character));

/**
 * Whether a folded text contains a folded word. In a script with spaces between words it needs an edge on both sides:
 * "simple" does not contain "sim". A longer one may have a plural s: "receipts" contains "receipt". In other scripts no
 * letter is separated from its signs.
 *
 * @param isEdge whether a word may begin or end at an index of the text
 */
export function containsWord(word: string, text: string, isEdge?: (at: number) => boolean): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if ((!isEdge || (isEdge(at) && isEdge(at + word.length))) && containsWordAt(word, text, at)) return true;
  return false;
}

/** Whether the word stands at this index of the text. */
export function containsWordAt(word: string, text: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  if (isInWord(word[0] ?? "") ? isInWord(text[at - 1] ?? " ") : isInCluster(text, at)) return false;
  if (!isInWord(word.at(-1) ?? "")) return !isInCluster(text, end);
  const [after = " ", next = " "] = [text[end], text[end + 1]];
  return !isInWord(after) || (after === "s" && !isInWord(next) && /[a-z]{4}$/.test(word));
}
