import { spacedLetter } from "../../functions/text/scripts.ts";

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/gu, "\\s+");

/** Whether a text begins, or ends, with a letter of a script that has spaces between words. */
export const startsSpaced = new RegExp(`^${spacedLetter}`, "u");
export const endsSpaced = new RegExp(`${spacedLetter}$`, "u");

/** In a script with spaces between words, a word is no part of a longer one. */
const edgesOf = (word: string): [before: string, after: string] => [
  startsSpaced.test(word) ? `(?<!${spacedLetter})` : "",
  endsSpaced.test(word) ? `(?!${spacedLetter})` : "",
];

/** The source of a pattern that finds any of these words as typed, the longest first; of no words it finds nothing. */
export function anyOf(words: Iterable<string>): string {
  const sorted = [...new Set(words)].map((word) => word.normalize("NFKC")).sort((a, b) => b.length - a.length);
  // The edges stand around all words that need them: a pattern with edges around each takes long to compile.
  const groups = Map.groupBy(sorted, (word) => edgesOf(word).join());
  const sources = [...groups.values()].map((group) => {
    const [before, after] = edgesOf(group[0]!);
    return `${before}(?:${group.map(escaped).join("|")})${after}`;
  });
  return sources.length === 0 ? "(?!)" : `(?:${sources.join("|")})`;
}
