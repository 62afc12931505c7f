import { parse } from "parse5";
import type { Block, Item, Unplaced } from "./article.ts";
import { type Inline, inlineOf } from "./inline.ts";
import { attributeOf, childrenOf, type Element, isComment, isElement, type LineOf, type Node } from "./nodes.ts";
import { plainText } from "./plain-text.ts";

/** Elements that stand on lines of their own. Others are parts of a sentence. */
const ownLine = new Set(
  `html body title article section main div header aside details summary figure figcaption blockquote center
  h1 h2 h3 h4 h5 h6 p pre address dl dt dd ul ol li table caption thead tbody tfoot tr td th hr form fieldset nav
  footer data`.split(/\s+/),
);

/** What no reader sees. */
const hidden = new Set(["script", "style", "template", "head"]);

/** What belongs to a site or to a program, and not to an article. */
const besides: Record<string, string> = {
  nav: "a site's menu",
  footer: "the foot of a page",
  form: "a form",
  data: "a field above the text",
};

/**
 * The blocks of an HTML text in their order, and what of it can't be in a guide.
 *
 * @param lineOf the line that a node comes from; without one it is that of the node before
 */
export function blocksOf(html: string, lineOf: LineOf): { blocks: Block[]; unplaced: Unplaced[] } {
  const blocks: Block[] = [];
  const unplaced: Unplaced[] = [];

  const read = (nodes: readonly Node[], line: number): Inline => {
    const inline = inlineOf(nodes, line);
    unplaced.push(...inline.lost);
    return inline;
  };
  const addText = (text: string, line: number) => {
    if (text !== "") blocks.push({ kind: "text", text: plainText(text), line });
  };

  const walk = (node: Node, around: number) => {
    let [run, line]: [Node[], number] = [[], around];
    const flush = () => {
      addText(read(run, line).text, line);
      run = [];
    };
    for (const child of childrenOf(node)) {
      if (isElement(child) && hidden.has(child.tagName)) continue;
      const isOwn = hasOwnLine(child) || (isComment(child) && lineOf(child) !== undefined);
      if (isOwn) flush();
      if (isOwn || run.length === 0) line = lineOf(child) ?? line;
      if (isOwn && isElement(child)) addElement(child, line);
      else if (!isComment(child)) run.push(child);
    }
    flush();
  };

  const addElement = (node: Element, line: number) => {
    const { tagName } = node;
    const why = besides[tagName];
    const depth = Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
    if (why !== undefined) {
      const { text } = inlineOf(childrenOf(node), line);
      if (text !== "") unplaced.push({ text, line, why });
    } else if (depth > 0) {
      const { bare, links } = read(childrenOf(node), line);
      if (bare !== "") blocks.push({ kind: "heading", depth, text: plainText(oneLine(bare)), line });
      // A heading is a label, in which an address has no room.
      addText(links.join("\n"), line);
    } else if (tagName === "ul" || tagName === "ol") {
      const items = itemsOf(node, line);
      const isOrdered = tagName === "ol" && items.length > 1 && !isNotes(node);
      if (items.length > 0) blocks.push({ kind: "list", ordered: isOrdered, items });
    } else if (tagName === "tr") {
      const cells = childrenOf(node).map((cell) => oneLine(read([cell], line).text));
      const text = cells.filter((cell) => cell !== "").join(", ");
      if (text !== "") blocks.push({ kind: "list", ordered: false, items: [{ text: plainText(text), line }] });
    } else if (tagName === "pre") addText(read([node], line).text, line);
    else walk(node, line);
  };

  /** The entries of a list. What is inside an entry, lists included, becomes lines of it. */
  const itemsOf = (list: Element, around: number): Item[] => {
    let line = around;
    return childrenOf(list).flatMap((child) => {
      line = lineOf(child) ?? line;
      const isItem = isElement(child) && child.tagName === "li";
      const inline = read(isItem ? childrenOf(child) : [child], line);
      const text = plainText(inline.text);
      return text === "" ? [] : [{ text, line, ...(inline.lead && { lead: plainText(inline.lead) }) }];
    });
  };

  walk(parse(html, { sourceCodeLocationInfo: true }), 1);
  return { blocks, unplaced };
}

const hasOwnLine = (node: Node): boolean =>
  isElement(node) && (ownLine.has(node.tagName) || childrenOf(node).some(hasOwnLine));

/** Whether a list holds the notes of a Word file. */
const isNotes = (list: Element): boolean =>
  childrenOf(list).some((item) => isElement(item) && /^(?:foot|end)note-/.test(attributeOf(item, "id") ?? ""));

const oneLine = (text: string): string => text.replace(/\s+/g, " ");
