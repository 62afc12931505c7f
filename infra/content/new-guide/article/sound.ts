import type { Guide } from "../../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../../functions/text/language.ts";
import type { Authored } from "../../check.ts";
import { advertisedWords } from "../../checks/advertised-words.ts";
import { links } from "../../checks/links.ts";
import { replyInstructions } from "../../checks/reply-instructions.ts";
import type { Article, Block, Piece, Unplaced } from "./article.ts";
import { withoutNumbers } from "./plain-text.ts";

/** The texts of a block that a guide would say. */
const piecesOf = (block: Block): Piece[] => (block.kind === "list" ? block.items : [block]);

/** All texts of an article. */
export const piecesIn = (blocks: readonly Block[]): Piece[] => blocks.flatMap(piecesOf);

/** What is needed to check the texts of an article: the content with the guide that is made, and its sites. */
type Checked = { authored: Authored; guide: Guide; language: Language; domains: string[] };

/**
 * Takes out of an article each paragraph that the compiler would refuse in any guide: with a link that is no site, or with
 * something to reply that is not understood.
 *
 * @returns the other blocks, and what was taken out, with what the compiler says
 */
export function soundBlocks(
  { blocks }: Pick<Article, "blocks">,
  { authored, guide, language, domains }: Checked,
): { blocks: Block[]; unplaced: Unplaced[] } {
  const pieces = piecesIn(blocks.filter(({ kind }) => kind !== "heading"));
  const pages = Object.fromEntries(
    pieces.map(({ text }, i) => [`text-${i}`, { text: { [language]: withoutNumbers(text) } }]),
  );
  const file = "article";
  const source = {
    file,
    value: { ...guide, domains, pages },
    problem: ([, page]: readonly (string | number)[], message: string) => ({
      file,
      line: 1,
      where: String(page),
      message,
    }),
  };
  const why = new Map<Piece, string>();
  for (const check of [links, replyInstructions, advertisedWords])
    for (const problem of check({ ...authored, guides: [source] }, () => {})) {
      const piece = pieces[Number(problem.where.replace("text-", ""))];
      if (problem.file === file && piece && !why.has(piece)) why.set(piece, problem.message);
    }
  const isSound = (piece: Piece) => !why.has(piece);
  return {
    blocks: blocks.flatMap((block): Block[] => {
      if (block.kind !== "list") return isSound(block) ? [block] : [];
      const items = block.items.filter(isSound);
      return items.length === 0 ? [] : [{ ...block, items }];
    }),
    unplaced: [...why].map(([{ text, line }, why]) => ({ text, line, why: `the check says: ${why}` })),
  };
}
