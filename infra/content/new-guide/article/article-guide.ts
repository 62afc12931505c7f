import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../../../functions/engine/guide/guide.ts";
import { numberIn } from "../../../../functions/engine/listen/number-in.ts";
import { fold } from "../../../../functions/text/fold.ts";
import type { Language } from "../../../../functions/text/language.ts";
import { segmentsOf } from "../../../../functions/text/segments.ts";
import type { Authored } from "../../check.ts";
import { ContentError, readContent } from "../../compile.ts";
import { messagesIn } from "../../texts-in-content.ts";
import type { Article, Block, Unplaced } from "./article.ts";
import { type Draft, draftOf } from "./draft.ts";
import { readEndings } from "./endings.ts";
import { type ArticleFact, factsIn } from "./facts.ts";
import { outlineOf } from "./outline.ts";
import { repaired } from "./repair.ts";
import { piecesIn, soundBlocks } from "./sound.ts";
import { type RefusedKeyword, refusedKeywords, titleKeywords } from "./title-keywords.ts";
import { walkOf } from "./walk.ts";
import { writeGuide } from "./write-guide.ts";

/** A text of the guide that costs more SMS than a page usually may. */
type LongText = { page: string; line: number; segments: number; budget: number };

/** What an author has to look at in a guide that was made of an article. */
export type ArticleReport = {
  article: Pick<Article, "file" | "unit">;
  language: Language;
  pages: number;
  /** The keywords that come from the title, and those of them that the check refuses. */
  keywords: string[];
  refusedKeywords: RefusedKeyword[];
  unplaced: Unplaced[];
  tooLong: LongText[];
  facts: ArticleFact[];
};

/** The guide to make, in a copy of the content that has the template's guide in this file already. */
type Order = {
  folder: string;
  file: string;
  name: string;
  language: Language;
  languages: Language[];
  article: Article;
};

/** A draft with its keywords, and the texts and keywords that were taken out of it. */
type Tried = { draft: Draft; unplaced: Unplaced[]; keywords: string[]; refusedKeywords: RefusedKeyword[] };

/** How many SMS a page may cost at most, and usually. */
const [maxBudget, usualBudget] = [10, 2];

/** How often a draft is changed that does not compile. */
const maxRounds = 12;

/**
 * Makes the guide of the template the guide of an article: writes its file, and changes it until it compiles.
 *
 * @returns the content with it, what a person types to see its pages, and what to look at
 * @throws ContentError when a problem does not come from the article's texts
 */
export function makeOfArticle({ folder, file, name, language, languages, article }: Order): {
  content: Content;
  walk: string[];
  report: ArticleReport;
} {
  const template = readFileSync(join(folder, file), "utf8");
  const word = name.replaceAll("-", " ");
  const authored = readContent(folder, { checks: [] });
  const { content, words } = authored;
  const found = (blocks: Block[]) => factsIn(piecesIn(blocks), { content, words, language });
  const guide = authored.guides.find(({ value }) => value.guide === name)!.value;
  const { domains: named } = found(article.blocks);
  const sound = soundBlocks(article, { authored, guide, language, domains: named });
  const { facts, domains } = found(sound.blocks);
  const isNumber = (typed: string) => numberIn(content.lexicon, fold(typed)) !== undefined;
  const draftNamed = (isNamed: boolean) => draftOf(sound, { word, isNamed, isNumber });
  const budgetOf = (each: Language) => content.languages[each]?.budget ?? usualBudget;

  const { fallback } = words.value;
  const endings = readEndings(folder, languages, words);
  const title = outlineOf(article.blocks).title?.text ?? "";
  const taken = [word, ...Object.values(guide.keywords).flat(), ...Object.values(guide.advertise)];
  const keywords = titleKeywords(title, endings.titles[language] ?? [], taken);
  const write = ({ draft, unplaced, keywords }: Tried, budget: Record<Language, number>) => {
    const making = {
      article,
      template,
      word,
      language,
      languages,
      fallback,
      endings,
      facts,
      domains,
      unplaced,
      keywords,
      budget,
    };
    writeFileSync(join(folder, file), writeGuide(draft, making));
  };
  const most = Object.fromEntries(languages.map((each) => [each, maxBudget]));
  const { compiled, tried } = untilItCompiles({
    folder,
    file,
    word,
    draftNamed,
    keywords,
    write: (tried) => write(tried, most),
  });
  const { draft } = tried;
  const unplaced = [...article.unplaced, ...sound.unplaced, ...tried.unplaced].sort((a, b) => a.line - b.line);

  const own = messagesIn(compiled).filter((message) => message.guide?.guide === name);
  const costs = own.map((message) => ({ ...message, segments: segmentsOf(message.text).segments }));
  const budget = languages.map((each) => {
    const most = costs.filter((cost) => cost.language === each).map(({ segments }) => segments);
    return [each, Math.max(budgetOf(each), ...most)] as const;
  });
  const raised = budget.filter(([each, most]) => most > usualBudget || content.languages[each]?.budget);
  write({ ...tried, unplaced }, Object.fromEntries(raised));
  const tooLong = costs
    .filter((cost) => cost.language === language && cost.segments > budgetOf(language))
    .map(({ at, segments }) => ({ page: at, line: lineAt(draft, at), segments, budget: budgetOf(language) }));
  return {
    content: compiled.content,
    walk: walkOf(draft),
    report: {
      article: { file: article.file, unit: article.unit },
      language,
      pages: draft.pages.length,
      keywords: tried.keywords,
      refusedKeywords: tried.refusedKeywords,
      unplaced,
      tooLong,
      facts,
    },
  };
}

type Attempt = {
  folder: string;
  file: string;
  word: string;
  /** The draft, with the article's title as its name or without. */
  draftNamed: (isNamed: boolean) => Draft;
  /** The keywords that come from the title. */
  keywords: string[];
  write: (tried: Tried) => void;
};

/** Writes a draft and changes it until the content compiles. @throws ContentError when no change of the draft helps */
function untilItCompiles({ folder, file, word, draftNamed, write, ...given }: Attempt): {
  compiled: Authored;
  tried: Tried;
} {
  let isNamed = true;
  let tried: Tried = { draft: draftNamed(isNamed), unplaced: [], keywords: given.keywords, refusedKeywords: [] };
  for (let round = 1; ; round += 1) {
    write(tried);
    try {
      return { compiled: readContent(folder), tried };
    } catch (error) {
      if (!(error instanceof ContentError) || round === maxRounds) throw error;
      const refused = refusedKeywords(tried.keywords, error.problems);
      if (refused.length > 0) {
        const words = new Set(refused.map((each) => each.word));
        const keywords = tried.keywords.filter((each) => !words.has(each));
        tried = { ...tried, keywords, refusedKeywords: [...tried.refusedKeywords, ...refused] };
        continue;
      }
      const own = error.problems.filter((problem) => problem.file === `content/${file}`);
      const mended = repaired(tried.draft, own, word);
      if (!mended && !isNamed) throw error;
      // A list of guides may have no room for the title.
      if (!mended) isNamed = false;
      tried = mended
        ? { ...tried, draft: mended.draft, unplaced: [...tried.unplaced, ...mended.unplaced] }
        : { ...tried, draft: draftNamed(isNamed), unplaced: [] };
    }
  }
}

/** The line of the article that a page, or a step of it, comes from. */
function lineAt({ pages }: Draft, at: string): number {
  const [id, step = "0"] = at.split("#");
  const page = pages.find((each) => each.id === id);
  return page?.steps[Number(step) - 1]?.texts[0]?.line ?? page?.line ?? 1;
}
