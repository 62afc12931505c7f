import { type Fold, fold } from "../../text/fold.ts";
import { hashOf } from "../../text/hash.ts";
import { complexScripts } from "../../text/scripts.ts";
import { splitIntoSentences } from "../../text/sentences.ts";
import type { Guide, Page, Texts, WordsFile } from "./guide.ts";
import type { OurTexts } from "./lexicon.ts";
import { memoize } from "./memoize.ts";
import { numberSetOf } from "./number-set.ts";
import { memoizeByText } from "./once.ts";
import { tableOf } from "./phrase-table.ts";

/*
 * Hashes of the assistant's own texts, by which they are recognised when a person pastes or forwards them, or a machine
 * echoes them. The compiler hashes every page, line and sentence, with # for every number.
 */

const inRow = new RegExp(`[${complexScripts}]`, "gu");

const minHan = 7;

/** Whether a line is long enough to be recognised anywhere. Han needs half as many characters. */
export const isLong = (folded: string) => {
  if (folded.length < minHan) return false;
  const count = (letter: RegExp) => folded.match(letter)?.length ?? 0;
  return count(/\p{Script=Han}/gu) >= minHan || count(inRow) >= 16 || count(/\p{L}/gu) >= 16;
};

export const foldWithoutNumbers = (text: string, foldText: Fold = fold) =>
  foldText(text)
    .replace(/\d+/g, "#")
    .replace(/[“”„‟«»「」『』‘’']/gu, '"');

/** Stands for the value of a placeholder that is not known when the content is compiled. */
const gap = "\ue001";
const placeholder = /\{(#?)([a-z][a-z0-9.#-]*)\}/;

/** What a line is recognised by. Of one with gaps, only its pieces are fixed. */
type Line = { line: string; pieces: string[]; hash: number; isLong: boolean };

/** The whole of each text, its lines, and their sentences, each once. A number alone is the person's own: it answers a list. */
const linesIn = memoize((foldText: Fold) =>
  memoizeByText((said): Line[] => {
    const texts = said.split("\n").flatMap((line) => [line, ...splitIntoSentences(line).map(({ text }) => text)]);
    return [...new Set([said, ...texts])].map(lineBy(foldText)).filter(({ pieces }) => /\p{L}/u.test(pieces.join("")));
  }),
);

/** A line is in many texts, and a change of the content leaves most as they were. */
const lineBy = memoize((foldText: Fold) =>
  memoizeByText((text): Line => {
    const line = foldWithoutNumbers(text, foldText);
    const pieces = line.split(gap);
    return { line, pieces, hash: hashOf(line), isLong: isLong(pieces.join("")) };
  }),
);

export function compileOurTexts(guides: Guide[], words: WordsFile, foldText: Fold = fold): OurTexts {
  const [whole, parts, patterns] = [new Set<number>(), new Set<number>(), new Map<string, string[]>()];
  const labels = new Set<string>();
  const seen = new Set<string>();
  const add = ({ line, pieces, hash, isLong }: Line) => {
    if (pieces.length > 1) {
      if (isLong || pieces.some((piece) => piece.includes('"'))) patterns.set(line, pieces);
    } else if (isLong && !labels.has(line)) whole.add(hash);
    else parts.add(hash);
  };
  for (const [page, owner] of pagesOf(guides, words))
    for (const [language, label] of [...(page.steps ?? []), ...(page.choices ?? [])].flatMap((each) =>
      Object.entries(each.label),
    ))
      for (const text of fillPlaceholders(label, { language, owner, guides, words }))
        labels.add(foldWithoutNumbers(text, foldText));
  for (const label of labels) parts.add(hashOf(foldWithoutNumbers(`0 ${label}`, foldText)));
  for (const [page, owner] of pagesOf(guides, words))
    for (const [language, text] of messagesOf(page, words))
      for (const said of fillPlaceholders(text, { language, owner, guides, words })) {
        if (seen.has(said)) continue;
        seen.add(said);
        for (const line of linesIn(foldText)(said)) add(line);
      }
  return {
    whole: numberSetOf(whole),
    parts: numberSetOf(parts),
    patterns: tableOf([...patterns.values()], ([first = ""]) => first),
  };
}

/** The pages of words.yaml whose lists are made of the guides' names. */
export const guideLists: readonly string[] = ["guides", "which-answer", "which-reminder"];

/** How many guides such a page lists. Those that ask about check-backs list all, and show some. */
export const maxListed = (page: string): number => (page === "guides" ? 9 : Number.POSITIVE_INFINITY);

const pagesOf = (guides: Guide[], words: WordsFile): [Page, Guide | undefined][] => [
  ...Object.entries(words.pages).map(([id, page]): [Page, undefined] => [
    guideLists.includes(id)
      ? { ...page, choices: guides.slice(0, maxListed(id)).map(({ name }) => ({ to: "", label: name })) }
      : page,
    undefined,
  ]),
  ...guides.flatMap((guide) => Object.values(guide.pages).map((page): [Page, Guide] => [page, guide])),
];

/** The texts of a page that may be sent, as a whole and in parts, with their languages. */
function messagesOf(
  { text, foot, missed, template, strict, steps = [], choices = [] }: Page,
  words: WordsFile,
): [string, string][] {
  const each = (texts: Texts | undefined) => Object.entries(texts ?? {});
  const list = [...steps, ...choices];
  const pages = each(text).map(([language, first]): [string, string] => {
    const last = (foot ?? (list.length > 0 && !strict ? words.menuFoot : undefined))?.[language as keyof Texts];
    // A guide without this language is not in the list that this language shows.
    const lines = list.flatMap(({ label }) => (language in label ? [`0 ${label[language]}`] : []));
    return [language, [first, ...lines, ...(last ? [last] : [])].join("\n")];
  });
  return [...pages, ...[text, foot, missed, template, words.menuFoot, ...steps.map((step) => step.text)].flatMap(each)];
}

/** A text's language and its guide, if it has one, and all of the content. */
type Known = { language: string; owner: Guide | undefined; guides: Guide[]; words: WordsFile };

/** A text with every value that its placeholders may have, as far as the content knows them. */
function fillPlaceholders(text: string, known: Known): string[] {
  const found = placeholder.exec(text);
  if (!found) return [text];
  const [all, hash, name = ""] = found;
  const choices = hash === "#" ? ["0"] : valuesOf(name, known).filter((value) => value !== "");
  return (choices.length > 0 ? [...new Set(choices)] : [gap]).flatMap((value) =>
    fillPlaceholders(text.replace(all, value), known),
  );
}

/** The values that a placeholder may have; none when the content does not know them. */
function valuesOf(name: string, { language, owner, guides, words }: Known): string[] {
  const key = language as keyof Texts;
  const advertised = () => (owner ? [owner] : guides).flatMap(({ advertise }) => advertise[key] ?? []);
  switch (name) {
    case "keyword":
      return [...advertised(), words.advertise[key] ?? ""];
    case "elsewhere":
      return Object.values(words.elsewhere ?? {}).map((texts) => texts[key] ?? "");
    case "guide":
      return guides.map((guide) => guide.name[key] ?? "");
    case "guess":
      return (owner?.senders ?? []).map((sender) => sender.name);
    default:
      return [];
  }
}
