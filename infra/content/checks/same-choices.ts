import { placeholdersOf } from "../../../functions/engine/guide/placeholders.ts";
import type { Check } from "../check.ts";
import { type ContentText, textsIn } from "../texts-in-content.ts";

/** A page that names a number or a check-back's date in one language names it in every language. */
export const sameChoices: Check = function* (authored) {
  const spots = Map.groupBy(textsIn(authored), ({ guide, at, spot }) => JSON.stringify([guide?.guide, at, spot]));
  for (const said of spots.values()) {
    const numbers = said.map(numbersIn);
    for (const [i, { say }] of said.entries())
      for (const number of new Set(numbers.flat()))
        if (!numbers[i]?.includes(number)) {
          const other = said.find((_, j) => numbers[j]?.includes(number))?.language;
          yield say(`lacks ${number}, which the ${other} text has: offer the same in every language`);
        }
  }
};

const numbersIn = ({ text }: ContentText) =>
  placeholdersOf(text).flatMap(([name, isNumber]) => (isNumber ? `{#${name}}` : name === "date" ? "{date}" : []));
