import type { Block, Piece } from "./article.ts";

/** A heading with what stands below it, and the smaller headings below that. */
export type Section = { heading: Piece; body: Block[]; children: Section[] };

/** An article by its headings. `title` is the only heading of the highest rank, when it has others below it. */
export type Outline = { title?: Piece; intro: Block[]; sections: Section[] };

/** Orders the blocks of an article by its headings. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const [intro, sections]: [Block[], Section[]] = [[], []];
  const open: { depth: number; section: Section }[] = [];
  for (const block of blocks) {
    if (block.kind !== "heading") {
      (open.at(-1)?.section.body ?? intro).push(block);
      continue;
    }
    const { depth, text, line } = block;
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop();
    const section = { heading: { text, line }, body: [], children: [] };
    (open.at(-1)?.section.children ?? sections).push(section);
    open.push({ depth, section });
  }
  const [only, ...others] = sections;
  if (!only || others.length > 0 || only.children.length === 0) return { intro, sections };
  return { title: only.heading, intro: [...intro, ...only.body], sections: only.children };
}
