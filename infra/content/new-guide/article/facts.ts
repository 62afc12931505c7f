import type { Content } from "../../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../../functions/text/language.ts";
import { factFinder } from "../../checkable-facts.ts";
import { sitesIn } from "../../checks/links.ts";
import type { Words } from "../../packs.ts";
import { anyOf } from "../../word-pattern.ts";
import type { Piece } from "./article.ts";

/** What an article says that can go stale, as a guide's `facts` have it, and where. */
export type ArticleFact = { says: string; line: number };

/** A site as a guide's `domains` have it. */
const domain = /^([a-z0-9-]+\.)+[a-z]{2,}$/;

/** The facts of an article that a guide has to give a source for: sites, numbers to dial, numbers of days, and prices. */
export function factsIn(
  pieces: readonly Piece[],
  { content, words, language }: { content: Content; words: Words; language: Language },
): { facts: ArticleFact[]; domains: string[] } {
  const { codesIn, daysIn } = factFinder(Object.values(words.checks));
  const pricesIn = priceFinder(words, language);
  const found = new Map<string, number>();
  const domains = new Set<string>();
  for (const { text, line } of pieces) {
    const sites = sitesIn(text).filter((site) => domain.test(site));
    for (const site of sites) domains.add(site);
    const clauses = text.split(/[\n，、;；]|(?:,|\p{Sentence_Terminal})(?!\d)/u);
    const days = daysIn(content.lexicon, text).map((count) => {
      const clause = clauses.find((each) => daysIn(content.lexicon, each).includes(count)) ?? text;
      const isInDigits = count.split("-").every((number) => clause.match(/\d+/g)?.includes(number));
      return `${clause.trim()}${isInDigits ? "" : ` (${count})`}`;
    });
    for (const says of [...sites, ...codesIn(text, words.value.serviceCodes), ...days, ...pricesIn(text)])
      if (!found.has(says)) found.set(says, line);
  }
  return { facts: [...found].map(([says, line]) => ({ says, line })), domains: [...domains] };
}

/** Finds amounts of money: a number beside a currency's sign, its code, or a word for it. */
function priceFinder({ value }: Words, language: Language): (text: string) => string[] {
  const codes = Intl.supportedValuesOf("currency");
  const names = codes.map((currency) =>
    new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "name" }).format(2),
  );
  // The packs' measures are of time as well. Those of money are part of a currency's name.
  const measures = (value.measures[language] ?? []).filter((word) => {
    const pattern = new RegExp(anyOf([word]), "iu");
    return names.some((name) => pattern.test(name));
  });
  const unit = `(?:\\p{Sc}|(?<!\\p{L})(?:${codes.join("|")})(?!\\p{L})|${anyOf(measures)})`;
  const number = "\\p{Nd}[\\p{Nd}.,]*(?<=\\p{Nd})";
  const price = new RegExp(`${unit}\\s?${number}|${number}(?:\\s?-\\s?${number})?\\s?${unit}`, "gu");
  return (text) => [...text.normalize("NFKC").matchAll(price)].map(([found]) => found);
}
