import type { Language } from "../../text/language.ts";
import { type Sentence, splitIntoSentences } from "../../text/sentences.ts";
import type { Page, Texts } from "./guide.ts";
import { placeholdersOf, withoutPlaceholders } from "./placeholders.ts";

/** A line of a page whose steps come in one message: the label of a step, with its number, or its text. */
type Line = { texts: Texts; step: number; isLabel?: true };

/** The steps of a page, one below the other. A step that names its number itself does not need its label. */
export function wholeSteps({ steps = [] }: Page, language: Language): Line[] {
  return steps.flatMap(({ label, text }, i): Line[] => {
    const step = i + 1;
    const said = withoutWaysOn(text[language] ?? "");
    const body: Line = { texts: { [language]: said }, step };
    return namesNumber(said, step) ? [body] : [{ texts: label, step, isLabel: true }, body];
  });
}

/** Whether a text begins with "Step 2" in any language: a number after a few letters. */
const namesNumber = (text: string, number: number): boolean =>
  new RegExp(`^\\P{Nd}{0,10}${number}(?!\\d)`, "u").test(text);

/** What only says how to go on has no more letters than this: "Next: reply 2", and the question before it: "Found it?" */
const [maxLetters, maxQuestion] = [24, 14];

/** The text without what only leads to the next step, which comes in the same message, or to the menu, which its list has. */
function withoutWaysOn(text: string): string {
  let rest = text;
  let before: Sentence | undefined;
  for (const sentence of splitIntoSentences(text)) {
    const clauses = sentence.text.split(/[,，、،;；]/).map((clause) => clause.trim());
    if (isWayOn(sentence.text) && !sentence.isQuestion) {
      rest = rest.replace(sentence.text, "");
      if (before?.isQuestion && before.text.length <= maxQuestion) rest = rest.replace(before.text, "");
    } else if (clauses.every((clause) => placeholdersOf(clause).length > 0))
      for (const clause of clauses.filter(isWayOn)) {
        const [head = "", tail = ""] = rest.split(clause, 2);
        rest = head + tail.replace(/^[\p{Terminal_Punctuation}\s]+/u, "");
      }
    before = sentence;
  }
  const end = rest === text ? /$/ : /(?:(?!\p{Sentence_Terminal})\p{Terminal_Punctuation}|\s)+$/u;
  return rest.replace(/ {2,}/g, " ").replace(end, "").trim();
}

function isWayOn(text: string): boolean {
  const names = placeholdersOf(text).map(([name]) => name);
  const isOnlyThat = names.length > 0 && names.every((name) => name === "next" || name === "menu");
  return isOnlyThat && withoutPlaceholders(text).trim().length <= maxLetters;
}
