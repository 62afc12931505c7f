import type { Fold } from "../../text/fold.ts";
import type { Guide, Page, WordsFile } from "./guide.ts";

/** The folded spellings of every label and every word of a choice. */
export function answerSpellings(guides: Guide[], words: WordsFile, fold: Fold): Record<string, string[]> {
  const spellings: Record<string, string[]> = {};
  const pages: Page[] = [words, ...guides].flatMap((each) => Object.values(each.pages));
  for (const { steps = [], choices = [] } of pages) {
    for (const { label, short = {} } of [...steps, ...choices])
      for (const text of [...Object.values(label), ...Object.values(short)])
        spellings[text] = [...new Set([fold(text), ...labelParts(text, fold)])];
    for (const choice of choices)
      for (const word of Object.values(choice.words ?? {}).flat()) spellings[word] ??= [fold(word)];
  }
  for (const { name, shortName = {} } of guides)
    for (const text of [...Object.values(name), ...Object.values(shortName)]) spellings[text] = [fold(text)];
  return spellings;
}

/** "In a shop" of "In a shop (4 steps)", "WeChat" and "Alipay" of "WeChat/Alipay". Parts with a number are left out. */
const labelParts = (label: string, fold: Fold): string[] =>
  label
    .replace(/[(（].*?[)）]/g, "")
    .split(/[/、，,:：;；]/)
    .map(fold)
    .filter((part) => part.length > 1 && !/\d/.test(part));
