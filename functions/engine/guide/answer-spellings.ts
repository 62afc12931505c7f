import { fold } from "../../text/fold.ts";
import type { Guide, Page, WordsFile } from "./guide.ts";

/** Every label and every word of a choice, and what is heard as it. */
export function answerSpellings(guides: Guide[], words: WordsFile): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  const pages: Page[] = [words, ...guides].flatMap((each) => Object.values(each.pages));
  for (const { steps = [], choices = [] } of pages) {
    for (const { label } of [...steps, ...choices])
      for (const text of Object.values(label)) answers[text] = [...new Set([fold(text), ...labelParts(text)])];
    for (const choice of choices)
      for (const word of Object.values(choice.words ?? {}).flat()) answers[word] ??= [fold(word)];
  }
  for (const { name } of guides) for (const text of Object.values(name)) answers[text] = [fold(text)];
  return answers;
}

/** "In a shop" of "In a shop (4 steps)", "WeChat" and "Alipay" of "WeChat/Alipay". No piece with a number in it. */
const labelParts = (label: string): string[] =>
  label
    .replace(/[(（].*?[)）]/g, "")
    .split(/[/、，,:：;；]/)
    .map(fold)
    .filter((piece) => piece.length > 1 && !/\d/.test(piece));
