import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { PhraseTable } from "../../../functions/engine/guide/phrase-table.ts";
import { containsWordAt } from "../../../functions/engine/listen/contains-word.ts";
import { noiseRoles } from "../../../functions/engine/listen/did-you-mean.ts";
import { isNoise } from "../../../functions/engine/listen/known-phrases.ts";
import { comparableText, distanceTo } from "../../../functions/text/edit-distance.ts";

/* The plain searches: they look at every phrase. The indexes must find the same. */

/** The entries whose phrase the text contains, in the order of the list. */
export const findPlainly = <T>(
  list: readonly T[],
  text: string,
  phraseOf: (entry: T) => string,
  isEdge: (at: number) => boolean = () => true,
): T[] =>
  list.filter((entry) => {
    const phrase = phraseOf(entry);
    return [...text.split("").keys()].some(
      (at) => isEdge(at) && isEdge(at + phrase.length) && containsWordAt(phrase, text, at),
    );
  });

/** All entries of a table. */
export const allOf = <T>(table: PhraseTable<T>): T[] => [...table.all()].flatMap(({ entries }) => entries);

/** What a text outside any guide nearly says: the nearest keyword or command, and of those the first in priority. */
export function suggestPlainly({ lexicon, guides }: Content, folded: string): { to: string; word: string } | undefined {
  const text = comparableText(folded);
  const commands = Object.entries(lexicon.exact).flatMap(([word, meaning]) => {
    if (!/^[a-z]/.test(word) || ("to" in meaning && ["/done", "/finished"].includes(meaning.to))) return [];
    if (meaning.kind === "command") return [{ phrase: word, guide: Object.keys(guides)[0]!, to: meaning.to, word }];
    const to = meaning.kind === "opt-out" && meaning.onlyAlone ? "/cancel" : "/stop";
    return meaning.kind === "opt-out" && !meaning.footer
      ? [{ phrase: word, guide: Object.keys(guides)[0]!, to, word }]
      : [];
  });
  const keywords = allOf(lexicon.keywords)
    .toSorted((a, b) => a.order - b.order)
    .map(({ word, asWritten, guide, to, language }) => ({
      phrase: word,
      guide,
      to,
      word: asWritten,
      ...(language && { language }),
    }));
  let best: { distance: number; suggestion?: { to: string; word: string } } = { distance: Number.POSITIVE_INFINITY };
  for (const { phrase, ...suggestion } of [...keywords, ...commands]) {
    const near = distanceTo(phrase, text);
    if (near && near.distance < best.distance && near.rest.every((word) => isNoise(lexicon, word, ...noiseRoles)))
      best = { distance: near.distance, suggestion };
  }
  return best.suggestion;
}
