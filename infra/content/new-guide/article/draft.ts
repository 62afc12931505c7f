import type { Article, Block, Item, Piece } from "./article.ts";
import { fits, partsThatFit } from "./fit.ts";
import { distinct, listLabel, numberedLabel, saysAll, shortened, withoutEnumerator } from "./labels.ts";
import { outlineOf, type Section } from "./outline.ts";

/** A step of a page, with the texts behind its number. */
type DraftStep = { label: string; texts: Piece[] };

/** A page made of an article, in the article's words. */
export type DraftPage = {
  id: string;
  /** What the list shows that leads here. */
  label: string;
  line: number;
  texts: Piece[];
  steps: DraftStep[];
  /** The pages that its list leads to. */
  to: string[];
  /** The page above, for a page without a list. */
  under?: string;
};

/** The pages of an article, and which of them the menu leads to. `title` is short enough for a name. */
export type Draft = { title?: string; pages: DraftPage[]; menu: string[] };

/**
 * How a guide is drafted: what it is called without the article's title, whether a short title is its name, and which words
 * are numbers.
 */
export type Manner = { word: string; isNamed: boolean; isNumber: (word: string) => boolean };

/** How many entries a list has. 7 and 9 are keys all over the guide. */
const maxEntries = 6;

/** A page before it has an id: its list leads to other such pages. */
type Node = Omit<DraftPage, "id" | "to" | "under"> & { to: Node[] };

/** Makes pages of an article: of each heading a page, of each numbered list steps. No text of it is left out. */
export function draftOf({ blocks }: Pick<Article, "blocks">, { word, isNamed, isNumber }: Manner): Draft {
  /** The pages of a heading and of what stands below it. What has no room on the first is on the next. */
  const pagesOf = (heading: Piece, body: Block[], children: Node[], isSaid = false): Node => {
    const clean = withoutEnumerator(heading.text, isNumber);
    const label = shortened(clean);
    const lead = isSaid || saysAll(label, clean) ? [] : [asBlock({ text: clean, line: heading.line })];
    const parts = partsOf([...lead, ...body], children.length > 0);
    const nodesFrom = (i: number): Node[] => {
      const part = parts[i];
      if (!part) return children;
      const { texts, steps, rest } = part;
      const more = rest.map(([first, ...others]) => pagesOf(first!, [first!, ...others].map(asBlock), [], true));
      const line = (i > 0 && texts[0]?.line) || heading.line;
      return [withList({ label: numberedLabel(label, i + 1), line, texts, steps }, [...nodesFrom(i + 1), ...more])];
    };
    return nodesFrom(0)[0]!;
  };
  const sectionOf = ({ heading, body, children }: Section): Node => pagesOf(heading, body, children.map(sectionOf));

  const { title, intro, sections } = outlineOf(blocks);
  const short = title && shortened(title.text);
  const name = isNamed && !short?.endsWith("...") ? short : undefined;
  const isSaid = title === undefined || (name !== undefined && saysAll(name, title.text));
  const about = intro.length > 0 || !isSaid ? [pagesOf(title ?? { text: word, line: 1 }, intro, [])] : [];
  const menu = { label: short ?? word, line: 1, texts: [], steps: [] };
  const { to } = withList(menu, [...about, ...sections.map(sectionOf)]);
  const pages = withIds(to, "part");
  return {
    ...(name !== undefined && { title: name }),
    pages: pages.flatMap(({ all }) => all),
    menu: pages.map(({ id }) => id),
  };
}

/** A page with a list. Entries for which it has no room are on another page, which the last entry leads to. */
function withList(page: Omit<Node, "to">, to: Node[]): Node {
  const room = maxEntries - page.steps.length;
  if (to.length <= room) return { ...page, to };
  const others = to.slice(room - 1);
  const label = listLabel(others.map((other) => other.label));
  const rest = withList({ label, line: others[0]?.line ?? page.line, steps: [], texts: [] }, others);
  return { ...page, to: [...to.slice(0, room - 1), rest] };
}

/** The pages of a list with their ids, part-2.1 for the first below part-2, and all pages below each. */
function withIds(list: Node[], prefix: string, under?: Node): { id: string; all: DraftPage[] }[] {
  const steps = (under?.steps ?? []).map(({ label }) => label);
  const labels = distinct([...steps, ...list.map(({ label }) => label)]).slice(steps.length);
  return list.map((page, i) => {
    const id = `${prefix}${under ? "." : "-"}${i + 1}`;
    const below = withIds(page.to, id, page);
    const own = { ...page, id, label: labels[i]!, to: below.map((each) => each.id) };
    return {
      id,
      all: [{ ...own, ...(under && isLeaf(own) && { under: prefix }) }, ...below.flatMap(({ all }) => all)],
    };
  });
}

export const isLeaf = ({ steps, to }: Pick<DraftPage, "steps" | "to">): boolean => steps.length + to.length === 0;

const asBlock = (piece: Piece): Block => ({ kind: "text", ...piece });

/** What fits one page; of each step that is too long, what does not fit. */
type Part = { texts: Piece[]; steps: DraftStep[]; rest: Piece[][] };

/** Divides what stands below a heading: each part has what one page can hold, and at most one list of steps. */
function partsOf(body: readonly Block[], isFollowed: boolean): Part[] {
  const parts: Part[] = [];
  const open = (): Part => {
    const part = { texts: [], steps: [], rest: [] };
    parts.push(part);
    return part;
  };
  let part = open();
  const addText = (piece: Piece) => {
    for (const each of partsThatFit(piece)) {
      if (part.texts.length > 0 && !fits([...part.texts, each])) part = open();
      part.texts.push(each);
    }
  };
  for (const [at, block] of body.entries()) {
    if (block.kind !== "list") addText({ text: block.text, line: block.line });
    else if (!block.ordered || block.items.length < 2)
      for (const { text, line } of block.items) addText({ text: `- ${text}`, line });
    else
      for (const items of chunksOf(block.items, isFollowed || at < body.length - 1)) {
        if (part.steps.length > 0) part = open();
        const steps = items.map(stepOf);
        const labels = distinct(steps.map(({ label }) => label));
        part.steps = steps.map(({ texts: [first] }, i) => ({ label: labels[i]!, texts: [first!] }));
        part.rest = steps.map(({ texts: [, ...rest] }) => rest).filter((rest) => rest.length > 0);
      }
  }
  return parts;
}

const stepOf = ({ text, lead, line }: Item): DraftStep => ({
  label: shortened(lead ?? text),
  texts: partsThatFit({ text, line }),
});

/** Steps in groups of about one size, with room for an entry that leads on. */
function chunksOf(items: Item[], isFollowed: boolean): Item[][] {
  const most = maxEntries - 1;
  const isAll = items.length === maxEntries && !isFollowed && items.every((item) => fits([item]));
  if (items.length <= most || isAll) return [items];
  const size = Math.ceil(items.length / Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
