import type { Fold } from "../../text/fold.ts";
import type { WordsFile } from "./guide.ts";
import type { Lexicon } from "./lexicon.ts";
import { tableOf } from "./phrase-table.ts";

/** The words of all languages for 0 to 99, folded. Two languages may have the same one, like "sero". */
export function numberWords({ numbers }: WordsFile, fold: Fold): Lexicon["numbers"] {
  const all = Object.values(numbers).flatMap((each) =>
    each.flatMap((forms, number) => forms.map((form) => ({ word: fold(form), number }))),
  );
  const once = new Map(all.map((each) => [`${each.number} ${each.word}`, each]));
  return tableOf([...once.values()], ({ word }) => word);
}

/** How entries of lists are named. It is folded around a digit, so that it is folded as in a message. */
export const ordinalsOf = ({ ordinals }: WordsFile, fold: Fold): Lexicon["ordinals"] =>
  Object.values(ordinals)
    .flat()
    .map((pattern) => {
      const [before = "", after = ""] = fold(pattern.replace(/[*#]/, "7")).split("7");
      return { before, after, ...(pattern.includes("#") && { isInDigits: true as const }) };
    });
