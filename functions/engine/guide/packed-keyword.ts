import type { Keyword } from "./lexicon.ts";
import type { Row } from "./phrase-table.ts";

/* How a keyword is written in the compiled content: without the names of its fields, which are most of it. */

type Packed = [asWritten: string | 0, guide: string, to: string, order: number, language?: string | 0, opens?: 1 | 2];

/** A row of a table: a word, and its keywords. */
export const packKeywords = (word: string, keywords: readonly Keyword[]): Row => [word, ...keywords.map(packed)];

function packed({ word, asWritten, guide, to, order, language, opens }: Keyword): Packed {
  const text = asWritten === word ? 0 : asWritten;
  if (opens) return [text, guide, to, order, language ?? 0, opens === "about" ? 2 : 1];
  return language ? [text, guide, to, order, language] : [text, guide, to, order];
}

export const unpackKeywords = ([word, ...keywords]: Row): Keyword[] =>
  (keywords as Packed[]).map(([asWritten, guide, to, order, language, opens]) => ({
    word,
    asWritten: asWritten === 0 ? word : asWritten,
    guide,
    to,
    ...(language && { language: language as NonNullable<Keyword["language"]> }),
    ...(opens && { opens: opens === 2 ? ("about" as const) : (true as const) }),
    order,
  }));
