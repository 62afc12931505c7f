import { fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import { splitIntoSentences } from "../../text/sentences.ts";
import type { Guide, Page, Texts } from "./guide.ts";
import { memoize } from "./memoize.ts";
import { memoizeByText } from "./once.ts";
import { placeholdersOf, withoutPlaceholders } from "./placeholders.ts";

/** A line of a page whose steps come in one message: the label of a step, with its number, or its text. */
type Line = { texts: Texts; step: number; isLabel?: true };

type Context = {
  guide: Guide | undefined;
  language: Language;
  /** The last line of the message, as it was written. */
  foot: string | undefined;
};

/** The steps of a page, one below the other. Steps that all begin with "Step 1", "Step 2" need no labels. */
export function wholeSteps({ steps = [] }: Page, { guide, language, foot }: Context): Line[] {
  const known = guide ? waysOnIn(guide)(language) : new Set<string>();
  const texts = steps.map(({ text }) => withoutWaysOn(text[language] ?? "", known, foot));
  const isNumbered = nameTheirNumbers(texts);
  return steps.flatMap(({ label }, i): Line[] => {
    const body: Line = { texts: { [language]: texts[i] ?? "" }, step: i + 1 };
    return isNumbered ? [body] : [{ texts: label, step: i + 1, isLabel: true }, body];
  });
}

/** Whether all texts begin with the same letters and then their number, in any digits: "Step 2", "第2步". */
function nameTheirNumbers(texts: string[]): boolean {
  const heads = texts.map((text, i) => {
    const [, head = "", number] = /^(\P{Nd}{1,10})(\d+)/u.exec(fold(text)) ?? [];
    return Number(number) === i + 1 ? head : undefined;
  });
  return heads.every((head) => head !== undefined && head === heads[0]);
}

/** What leads to the next step has no more words than this: "Next: reply 2". */
const maxWords = 3;

/**
 * What only leads to the next step, in a guide's language: a few words that stand in more than one of its steps. Such a
 * sentence says nothing when the next step is in the same message.
 */
const waysOnIn = memoize((guide: Guide) =>
  memoizeByText((language) => {
    const counts = new Map<string, number>();
    for (const { steps = [] } of Object.values(guide.pages))
      for (const { text } of steps)
        for (const { text: clause } of clausesOf(text[language] ?? "").filter(leadsOn))
          counts.set(wordsIn(clause), (counts.get(wordsIn(clause)) ?? 0) + 1);
    return new Set([...counts].flatMap(([words, count]) => (count > 1 ? words : [])));
  }),
);

/** A part of a text between commas and the ends of sentences, and where it begins and ends. */
type Clause = { text: string; from: number; to: number };

function clausesOf(text: string): Clause[] {
  let at = 0;
  return splitIntoSentences(text).flatMap(({ text: sentence }) => {
    const from = text.indexOf(sentence, at);
    at = from + sentence.length;
    return [...sentence.matchAll(/[^,，、،;；]+[,，、،;；]*\s*/gu)].map(({ 0: clause, index }) => ({
      text: clause.trim(),
      from: from + index,
      to: from + index + clause.length,
    }));
  });
}

/** The words of a clause, without its numbers and marks. */
const wordsIn = (clause: string): string =>
  withoutPlaceholders(clause)
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "")
    .toLowerCase();

const words = new Intl.Segmenter(undefined, { granularity: "word" });

function leadsOn({ text }: Clause): boolean {
  const names = placeholdersOf(text).map(([name]) => name);
  const count = [...words.segment(wordsIn(text))].filter(({ isWordLike }) => isWordLike).length;
  return names.length === 1 && names[0] === "next" && count <= maxWords;
}

/** The text without what leads on, and without the line that the message ends with. */
function withoutWaysOn(text: string, known: Set<string>, foot: string | undefined): string {
  const gone = clausesOf(text).filter(
    (clause) => (leadsOn(clause) && known.has(wordsIn(clause.text))) || (foot !== undefined && clause.text === foot),
  );
  if (gone.length === 0) return text;
  const rest = gone.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
  // A comma before what is gone would be the last sign.
  return rest.replace(/ {2,}/g, " ").replace(/[\s,，、،;；]+$/u, "");
}
