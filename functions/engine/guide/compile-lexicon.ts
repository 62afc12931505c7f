import { type Fold, fold as foldText } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import { answerSpellings } from "./answer-spellings.ts";
import { changesSomething } from "./changes.ts";
import { exactMeanings, readerWords } from "./compile-meanings.ts";
import { numberWords, ordinalsOf } from "./compile-numbers.ts";
import { foldedWords } from "./folded-words.ts";
import type { Guide, Page, Words, WordsFile } from "./guide.ts";
import type { Keyword, Lexicon, Pattern, Role } from "./lexicon.ts";
import { nearIndexOf } from "./near-index.ts";
import { compileOurTexts } from "./our-texts.ts";
import { tableOf } from "./phrase-table.ts";

/** Folds and sorts every word of the content when the content is compiled. */
export function compileLexicon(guides: Guide[], words: WordsFile, fold: Fold = foldText): Lexicon {
  // A keyword of a page is more specific than one of the guide: "how long to cancel my sim" asks how long.
  const rank = ({ opens }: Unordered) => (opens === "about" ? 2 : opens ? 1 : 0);
  const all = guides
    .flatMap((guide) => keywordsOf(guide, fold))
    .sort((a, b) => rank(a) - rank(b) || b.word.length - a.word.length)
    .map((keyword, order) => ({ ...keyword, order }));
  const byId = new Map(guides.map((guide) => [guide.guide, guide]));
  const [acts, keywords] = [true, false].map((isAct) =>
    all.filter(({ guide, to }) => changesSomething(byId.get(guide), words, to) === isAct),
  ) as [Keyword[], Keyword[]];
  const table = tableOf(keywords, ({ word }) => word);
  const answers = answerSpellings(guides, words, fold);
  const folded = (words: Words) => foldedWords(words, fold).map(({ word }) => word);
  return {
    exact: exactMeanings(words, fold),
    roles: rolesOf(words, fold),
    keywords: table,
    near: nearIndexOf(table),
    answers,
    spellings: wordsOf(Object.values(answers).flat()),
    numbers: numberWords(words, fold),
    ordinals: ordinalsOf(words, fold),
    questionEndings: folded(words.questionEndings),
    abuse: folded(words.abuse),
    ...tellingWords(guides, words, fold),
    secrets: folded(words.secrets),
    measures: folded(words.measures),
    acts: tableOf(acts, ({ word }) => word),
    actsOfGuide: Object.fromEntries(Map.groupBy(acts, ({ guide }) => guide)),
    ...(guides[0] && { firstGuide: guides[0].guide }),
    ...(guides[0] && guides.length === 1 && { onlyGuide: guides[0].guide }),
    offered: offeredBy(guides, words),
    qualifiers: Object.fromEntries(
      Object.entries(words.sentences).map(([turning, listed]) => [turning, folded(listed)]),
    ) as Lexicon["qualifiers"],
    readers: readerWords(guides, words, fold),
    again: folded(words.stopSending.again),
    mayOptOut: folded(words.mayOptOut),
    askedAbout: Object.entries(words.askedAbout).flatMap(([page, listed]) =>
      folded(listed).map((word) => ({ word, to: `/${page}` })),
    ),
    askAgain: folded(words.askAgain),
    days: folded(words.days),
    reactedTo: folded(words.machines.reactedTo),
    reactions: folded(words.machines.reactions),
    autoReplies: folded(words.machines.autoReplies),
    signatures: patternsOf(words.machines.signatures),
    quoteHeads: patternsOf(words.machines.quoteHeads),
    ourTexts: compileOurTexts(guides, words, fold),
  };
}

const wordsOf = (words: Iterable<string>) => tableOf([...new Set(words)], (word) => word);

function offeredBy(guides: Guide[], words: WordsFile): Record<string, true> {
  const pages: Page[] = [words, ...guides].flatMap((each) => Object.values(each.pages));
  const targets = pages.flatMap(({ choices = [] }) => choices.map(({ to }) => to)).filter((to) => to.startsWith("/"));
  return Object.fromEntries(targets.map((to) => [to, true as const]));
}

/** Phrases in which * stands for any text, as regular expressions. */
const patternsOf = (listed: Words): Pattern[] =>
  Object.values(listed)
    .flat()
    .map((phrase) => ({
      source: phrase
        .trim()
        .replace(/[\\^$.+?()[\]{}|]/g, "\\$&")
        .replaceAll("*", ".{1,60}")
        .replaceAll(" ", "\\s+"),
      word: phrase
        .toLowerCase()
        .split(/[*\s]+/)
        .reduce((longest, word) => (word.length > longest.length ? word : longest), ""),
    }));

function rolesOf({ noise, stopSending, stopReminding, abuse }: WordsFile, fold: Fold): Record<string, Role[]> {
  const parts: Record<string, Role[]> = {};
  const listed: [Role, Words][] = [
    ...(Object.entries(noise) as [Role, Words][]),
    // Beside STOP, an insult has no meaning of its own.
    ["polite", abuse],
    ["stop", stopSending.stop],
    ["stopLast", stopSending.stopLast],
    ["sending", stopSending.sending],
    ["between", stopSending.around],
    ["unsure", stopSending.unsure],
    ["again", stopSending.again],
    ["stopReminding", stopSending.stop],
    ["stopReminding", stopReminding.stop],
    ["reminding", stopReminding.reminding],
  ];
  for (const [part, words] of listed)
    for (const { word } of foldedWords(words, fold)) parts[word] = [...new Set([...(parts[word] ?? []), part])];
  return parts;
}

/** Small words and keywords of each language, without those that readers of every language type (SIM). */
function tellingWords(guides: Guide[], words: WordsFile, fold: Fold): Pick<Lexicon, "telling" | "tellingInGuides"> {
  const wordsIn = (...lists: (string[] | undefined)[]) =>
    lists.flatMap((list = []) => list.flatMap((word) => fold(word).split(" ")));
  const shared = new Set(wordsIn(...guides.map(({ keywords }) => keywords.any)));
  const telling = (of: (language: Language) => string[]): [string, Language[]][] => {
    const pairs = Object.keys(words.languages).flatMap((language) =>
      [...new Set(of(language))].map((word) => ({ word, language })),
    );
    const counted = pairs.filter(({ word }) => word.length > 1 && !shared.has(word));
    return [...Map.groupBy(counted, ({ word }) => word)].map(([word, all]) => [
      word,
      all.map(({ language }) => language),
    ]);
  };
  const { frequent, noise } = words;
  const small = telling((language) => wordsIn(frequent[language], noise.around[language], noise.asking[language]));
  const inGuides = telling((language) => wordsIn(...guides.map(({ keywords }) => keywords[language])));
  return {
    telling: Object.fromEntries(small),
    tellingInGuides: tableOf(
      inGuides.flatMap(([word, languages]) => languages.map((language) => ({ word, language }))),
      ({ word }) => word,
    ),
  };
}

type Unordered = Omit<Keyword, "order">;

function keywordsOf(guide: Guide, fold: Fold): Unordered[] {
  const lead = (to: string, listed: Words | undefined) =>
    foldedWords(listed ?? {}, fold).map((entry) => ({ ...entry, guide: guide.guide, to }));
  const about = new Set(guide.about?.map(fold));
  return [
    ...lead(guide.start, guide.keywords).map((entry) => ({
      ...entry,
      opens: about.has(entry.word) ? ("about" as const) : (true as const),
    })),
    ...Object.entries(guide.pages).flatMap(([id, page]) => [
      ...lead(id, page.keywords),
      ...(page.steps ?? []).flatMap((step, i) => lead(`${id}#${i + 1}`, step.keywords)),
    ]),
  ];
}
