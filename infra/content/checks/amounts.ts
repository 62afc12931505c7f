import type { Check } from "../check.ts";
import { textsIn } from "../texts-in-content.ts";
import { anyOf } from "../word-pattern.ts";

/**
 * Prices, weeks and dates go out of date as hotlines do. They are less sure to be found than those, so a text that names one
 * beside no fact of that number gets a warning. Numbers of days belong to the check of facts.
 */
export const amounts: Check = function* (authored) {
  const { measures } = authored.words.value;
  const days = Object.values(authored.words.checks).flatMap(({ days }) => days?.words ?? []);
  const units = anyOf(
    Object.values(measures)
      .flat()
      .filter((word) => !days.includes(word)),
  );
  const number = "\\d+(?:[.,]\\d+)*";
  const amount = `(?<![\\d*#+.,-])${number}(?:\\s*[-–~]\\s*${number})?`;
  const found = new RegExp(`\\p{Sc}\\s?${amount}|${amount}\\s?(?:\\p{Sc}|${units})`, "giu");
  for (const { guide, text, say } of textsIn(authored)) {
    if (!guide) continue;
    const known = new Set((guide.facts ?? []).flatMap(({ says }) => numbersIn(says)));
    for (const [claim] of text.normalize("NFKC").matchAll(found))
      if (!isYear(claim) && !numbersIn(claim).every((number) => known.has(number))) {
        const message = `says ${claim}, which can go out of date: add { says: "${claim}", source: ..., checked: ... } to the facts`;
        yield { ...say(message), level: "warning" };
      }
  }
};

const numbersIn = (text: string): number[] =>
  (text.normalize("NFKC").match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => Number(number.replaceAll(",", "")));

/** A year says when a rule is from. */
const isYear = (claim: string) => /^(?:19|20)\d\d(?!\d)/.test(claim);
