import { fold } from "../text/fold.ts";
import { hashOf } from "../text/hash.ts";
import { sentencesOf } from "../text/sentences.ts";
import { derived } from "./derived.ts";
import type { Guide, Page, Texts, WordsFile } from "./guide.ts";
import type { Lexicon } from "./lexicon.ts";

/*
 * What the assistant says itself, so that it is recognised when it comes back: pasted, forwarded or echoed. The compiler
 * lists a hash of every line and of every sentence; digits count as one sign, as numbers differ from page to page.
 */

/**
 * `whole`: hashes of lines and sentences long enough to be ours wherever they stand. `parts`: hashes of short lines, such as
 * a choice with its number, which are ours only beside others. `patterns`: lines with a date, a code or a name in them, as
 * the fixed texts around it.
 */
export type OurTexts = { whole: number[]; parts: number[]; patterns: string[][] };

/** How many letters a line needs to be ours wherever it stands: Chinese says as much in half of them. */
const isLong = (folded: string) => {
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 7 || (folded.match(/\p{L}/gu)?.length ?? 0) >= 16;
};

const numberless = (text: string) => fold(text).replace(/\d+/g, "#");

const placeholder = /\{(#?)[a-z][a-z0-9.#-]*\}/g;

export function ourTextsOf(guides: Guide[], words: WordsFile): OurTexts {
  const [whole, parts, patterns] = [new Set<number>(), new Set<number>(), new Map<string, string[]>()];
  const labels = new Set<string>();
  const add = (said: string) => {
    const text = said.replace(placeholder, (each, hash: string) => (hash === "#" ? "0" : each));
    const fixed = text.split(placeholder).filter((_, i) => i % 2 === 0);
    const pieces = fixed.map(numberless);
    if (fixed.length > 1) {
      if (isLong(pieces.join(""))) patterns.set(pieces.join("|"), pieces);
    } else if (isLong(pieces[0]!) && !labels.has(pieces[0]!)) whole.add(hashOf(pieces[0]!));
    else if (pieces[0] !== "") parts.add(hashOf(pieces[0]!));
  };
  const pages: Page[] = [words, ...guides].flatMap((each) => Object.values(each.pages));
  const all = (...texts: (Texts | undefined)[]) => texts.flatMap((each) => Object.values(each ?? {}));
  for (const { steps = [], choices = [] } of pages)
    for (const { label } of [...steps, ...choices]) for (const text of all(label)) labels.add(numberless(text));
  for (const label of labels) for (const text of [label, `0 ${label}`]) parts.add(hashOf(numberless(text)));
  const texts = pages.flatMap(({ text, foot, missed, template, steps = [] }) =>
    all(text, foot, missed, template, ...steps.map((step) => step.text)),
  );
  for (const text of [...texts, ...all(words.menuFoot)])
    for (const line of text.split("\n")) {
      add(line);
      for (const sentence of sentencesOf(line)) if (sentence.text !== line.trim()) add(sentence.text);
    }
  return { whole: [...whole], parts: [...parts], patterns: [...patterns.values()] };
}

const setsOf = derived(({ ourTexts }) => ({ whole: new Set(ourTexts.whole), parts: new Set(ourTexts.parts) }));

/** A message less what is ours of it. `isLeft`: something else was said. The same text back: nothing of it was ours. */
export function withoutOurTexts(lexicon: Lexicon, text: string): string {
  if (!isLong(text)) return text;
  const { whole, parts } = setsOf(lexicon);
  const isOurs = (line: string) => {
    const folded = numberless(line);
    return whole.has(hashOf(folded)) || lexicon.ourTexts.patterns.some((pieces) => fits(folded, pieces));
  };
  const isPart = (line: string) => parts.has(hashOf(numberless(line)));
  let found = 0;
  const left = text.split("\n").map((line) => {
    if (isOurs(line)) {
      found += 1;
      return [];
    }
    const sentences = sentencesOf(line);
    const others = sentences.filter((sentence) => !isOurs(sentence.text));
    found += sentences.length - others.length;
    return others.length === sentences.length ? [line] : others.map((sentence) => sentence.text);
  });
  const short = left.flat().filter(isPart).length;
  if (found === 0 && short < 3) return text;
  return left
    .map((pieces) => pieces.filter((piece) => !isPart(piece)).join(" "))
    .filter((line) => line !== "")
    .join("\n");
}

/** Whether a folded line is made of these fixed texts, in this order, with something in the gaps. */
function fits(folded: string, pieces: string[]): boolean {
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  if (!folded.startsWith(first) || !folded.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1)) {
    const found = folded.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return folded.length > pieces.join("").length;
}
