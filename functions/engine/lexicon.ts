import { fold } from "../text/fold.ts";
import type { Language } from "../text/language.ts";
import type { Guide, Page, Words, WordsFile } from "./guide.ts";

/**
 * A word that leads to a place from anywhere in a sentence, folded; `as` is how its author wrote it. No language: it does
 * not give one away.
 */
export type Keyword = { word: string; as: string; guide: string; to: string; language?: Language };

/** What a whole message means, whatever page is on the screen. */
export type Meaning =
  | { kind: "opt-out"; onlyAlone?: true }
  | { kind: "opt-in" | "thanks" }
  | { kind: "greeting"; to: string; language?: Language }
  | { kind: "command"; to: string; language?: Language };

/** What a word does around others: none says anything by itself. */
export type Part = keyof WordsFile["noise"] | "stop" | "sending" | "between";

/** All the words that are listened for, folded, worked out when content is compiled. */
export type Lexicon = {
  /** Whole messages, and phrases of a message that consists of known ones. */
  exact: Record<string, Meaning>;
  /** What else such a message may consist of. */
  parts: Record<string, Part[]>;
  /** In the order in which they are looked for. */
  keywords: Keyword[];
  /** Labels and words of choices as they were written, and what is heard as them. */
  answers: Record<string, string[]>;
  abuse: string[];
  /** Words of English: two of them give a Latin text's language away. */
  english: string[];
  secrets: string[];
  measures: string[];
};

/** Every word of the content, folded and sorted once, when the content is compiled. */
export function lexiconOf(guides: Guide[], words: WordsFile): Lexicon {
  // A page's own word says more than the guide's: "how long to cancel my sim" asks how long.
  const opens = ({ guide, to }: Keyword) => Number(guides.some((each) => each.guide === guide && each.start === to));
  const keywords = guides.flatMap(keywordsOf).sort((a, b) => opens(a) - opens(b) || b.word.length - a.word.length);
  const folded = (listed: Words) => spread(listed).map(({ word }) => word);
  return {
    exact: exactOf(words),
    parts: partsOf(words),
    keywords,
    answers: answersOf(guides, words),
    abuse: folded(words.abuse),
    english: englishOf(guides, words),
    secrets: folded(words.secrets),
    measures: folded(words.measures),
  };
}

function exactOf(words: WordsFile): Record<string, Meaning> {
  const exact: Record<string, Meaning> = {};
  const mean = (listed: Words, meaning: (language: Language | undefined) => Meaning) => {
    for (const { word, language } of spread(listed)) exact[word] = meaning(language);
  };
  const alone = words.onlyAlone.map(fold);
  // The later the stronger: nothing may shadow an opt-out.
  mean(words.thanks, () => ({ kind: "thanks" }));
  mean(words.greetings, (language) => ({ kind: "greeting", to: "/home", ...(language && { language }) }));
  for (const [command, listed] of Object.entries(words.commands))
    mean(listed, (language) => ({ kind: "command", to: `/${command}`, ...(language && { language }) }));
  for (const [language, listed] of Object.entries(words.languages))
    mean({ any: listed }, () => ({ kind: "command", to: `/${language}` }));
  mean(words.optIn, () => ({ kind: "opt-in" }));
  mean(words.optOut, () => ({ kind: "opt-out" }));
  for (const word of alone) if (exact[word]?.kind === "opt-out") exact[word] = { kind: "opt-out", onlyAlone: true };
  return exact;
}

function partsOf({ noise, stopSending, abuse }: WordsFile): Record<string, Part[]> {
  const parts: Record<string, Part[]> = {};
  const listed: [Part, Words][] = [
    ["polite", noise.polite],
    // An insult beside STOP makes it no other word.
    ["polite", abuse],
    ["urgent", noise.urgent],
    ["around", noise.around],
    ["joining", noise.joining],
    ["asking", noise.asking],
    ["stop", stopSending.stop],
    ["sending", stopSending.sending],
    ["between", stopSending.around],
  ];
  for (const [part, words] of listed)
    for (const { word } of spread(words)) parts[word] = [...new Set([...(parts[word] ?? []), part])];
  return parts;
}

/** Words of English, less those that everybody types (SIM). */
function englishOf(guides: Guide[], { noise }: WordsFile): string[] {
  const wordsIn = (...lists: (string[] | undefined)[]) =>
    lists.flatMap((list = []) => list.flatMap((word) => fold(word).split(" ")));
  const shared = new Set(wordsIn(...guides.map(({ keywords }) => keywords.any)));
  const english = wordsIn(noise.around.en, noise.asking.en, ...guides.map(({ keywords }) => keywords.en));
  return [...new Set(english)].filter((word) => word.length > 1 && !shared.has(word));
}

function keywordsOf(guide: Guide): Keyword[] {
  const lead = (to: string, listed: Words | undefined) =>
    spread(listed ?? {}).map((entry) => ({ ...entry, guide: guide.guide, to }));
  return [
    ...lead(guide.start, guide.keywords),
    ...Object.entries(guide.pages).flatMap(([id, page]) => [
      ...lead(id, page.keywords),
      ...(page.steps ?? []).flatMap((step, i) => lead(`${id}#${i + 1}`, step.keywords)),
    ]),
  ];
}

/** Every label and every word of a choice, and what is heard as it. */
function answersOf(guides: Guide[], words: WordsFile): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  const pages: Page[] = [words, ...guides].flatMap((each) => Object.values(each.pages));
  for (const { steps = [], choices = [] } of pages) {
    for (const { label } of [...steps, ...choices])
      for (const text of Object.values(label)) answers[text] = [...new Set([fold(text), ...piecesOf(text)])];
    for (const choice of choices)
      for (const word of Object.values(choice.words ?? {}).flat()) answers[word] ??= [fold(word)];
  }
  for (const { name } of guides) for (const text of Object.values(name)) answers[text] = [fold(text)];
  return answers;
}

/** "In a shop" of "In a shop (4 steps)", "WeChat" and "Alipay" of "WeChat/Alipay". No piece with a number in it. */
const piecesOf = (label: string): string[] =>
  label
    .replace(/[(（].*?[)）]/g, "")
    .split(/[/、，,:：;；]/)
    .map(fold)
    .filter((piece) => piece.length > 1 && !/\d/.test(piece));

function spread(words: Words): { word: string; as: string; language?: Language }[] {
  return Object.entries(words).flatMap(([language, listed]) =>
    listed.map((as) => ({ word: fold(as), as, ...(language !== "any" && { language: language as Language }) })),
  );
}
