import { forRecentTexts } from "./recent.ts";
import { spacedLetter } from "./scripts.ts";
import { wordEdges } from "./word-edges.ts";

/*
 * A short message is often a row of known phrases: "ok, 2 please", 好的谢谢. Here a folded text is split into them, the
 * longest first. It is split completely, with only spaces and punctuation between the phrases, or not at all.
 */

/** The longest known phrase, and the longest text that is split. */
const maxPhraseLength = 40;
const maxTextLength = 160;

/** Characters allowed between two phrases. In "5$" and "2%" the sign belongs to the number. */
const between = /[\p{P}\p{S}\s]/u;
const meaningful = /[\p{Sc}%‰°]/u;
const emoji = /(?!°)[\p{So}\p{Sk}]/gu;

/**
 * The meanings of the phrases that a text consists of, or nothing when a part of it is unknown.
 *
 * @param known the meaning of a phrase; `isWord` tells whether it is more than a part of a Han word, like 一 in 一直.
 * It takes long, so it is asked last
 */
export function splitIntoPhrases<T>(
  folded: string,
  known: (phrase: string, isWord: () => boolean) => T | undefined,
): T[] | undefined {
  if (folded.length > maxTextLength) return undefined;
  const text = folded.replace(emoji, " ");
  const { edges, isWordEdge, slice } = edgesOf(text);
  const dead: boolean[] = [];
  let [phraseStart, phraseEnd] = [0, 0];
  const isWord = () => isWordEdge(phraseStart) && isWordEdge(phraseEnd);
  const from = (start: number): T[] | undefined => {
    if (start === text.length) return [];
    if (dead[start]) return undefined;
    for (let end = Math.min(text.length, start + maxPhraseLength); end > start; end -= 1) {
      if (!edges[end]) continue;
      [phraseStart, phraseEnd] = [start, end];
      const meaning = known(slice(start, end), isWord);
      const rest = meaning === undefined ? undefined : from(end);
      if (meaning !== undefined && rest) return [meaning, ...rest];
    }
    const character = text[start]!;
    const rest = between.test(character) && !meaningful.test(character) ? from(start + 1) : undefined;
    if (!rest) dead[start] = true;
    return rest;
  };
  return from(0);
}

/** Where a text may be split, and its parts: the same string for the same part, because its hash is looked up often. */
const edgesOf = forRecentTexts((text) => {
  const edges = edgesIn(text);
  const slices: string[][] = [];
  const slice = (start: number, end: number): string => {
    slices[start] ??= [];
    const ofStart = slices[start];
    ofStart[end - start - 1] ??= text.slice(start, end);
    return ofStart[end - start - 1]!;
  };
  return { edges, isWordEdge: wordEdges(text), slice };
});

const letter = new RegExp(`${spacedLetter}|\\p{Co}`, "u");

/** What joins itself to the letter before it, and what joins the letter after it to itself. */
const joinsBefore = /^(?:\p{M}|[\u0e30\u0e32\u0e33\u0eb0\u0eb2\u0eb3]|[\u1000-\u102a\u103f]\u1037?\u103a)/u;
const joinsAfter = /[\p{Logical_Order_Exception}\u17d2\u1a60]/u;

type Kind = "digit" | "letter" | "other";

function kindOf(character: string): Kind {
  if (character >= "0" && character <= "9") return "digit";
  return letter.test(character) ? "letter" : "other";
}

/**
 * Where a text may be split: not inside a word, a number, a number with letters (0k), or a cluster of a script without
 * spaces: a letter with its signs, stacked letters, the letter that ends a syllable.
 */
function edgesIn(text: string): boolean[] {
  const edges: boolean[] = [];
  let before: Kind = "other";
  for (let at = 0; at <= text.length; at += 1) {
    const after = at < text.length ? kindOf(text.charAt(at)) : "other";
    const isInside = after !== "other" && (before === "letter" ? after === "letter" : before === "digit");
    edges.push(!isInside && !isInCluster(text, at));
    before = after;
  }
  return edges;
}

/** Whether an index is inside a cluster. */
export const isInCluster = (text: string, at: number): boolean =>
  (text.charCodeAt(at - 1) > 127 && joinsAfter.test(text.charAt(at - 1))) ||
  (text.charCodeAt(at) > 127 && joinsBefore.test(text.slice(at, at + 3)));
