import type { DueFact } from "../facts-due.ts";

/** When a fact has to be checked again, in words. */
const inDays = ({ daysLeft, staleOn }: DueFact): string => {
  if (daysLeft <= 0) return `is due since ${staleOn}`;
  return `by ${staleOn}, ${daysLeft === 1 ? "1 day" : `${daysLeft} days`} left`;
};

/** The facts as lines for a terminal. */
export const factLines = (facts: DueFact[]): string[] =>
  facts.map((fact) => `${fact.at} "${fact.says}" ${inDays(fact)}; from: ${fact.source}`);

const shielded = (text: string) => text.replace(/[\\`*_[\]<>#|@]/g, "\\$&").replace(/\s+/g, " ");

/** The facts as the text of an issue on GitHub, with a box to tick for each. Empty without facts. */
export function factsAsMarkdown(facts: DueFact[]): string {
  if (facts.length === 0) return "";
  return [
    "These facts have to be checked again: a hotline, a price or a rule may have changed.",
    "",
    "Look each one up at its source. If it still holds, write today's date into `checked`. If not, change the texts that say it.",
    "",
    ...facts.map(
      (fact) => `- [ ] ${shielded(fact.says)} (${inDays(fact)}) in \`${fact.at}\`, from: ${shielded(fact.source)}`,
    ),
    "",
  ].join("\n");
}
