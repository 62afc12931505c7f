import type { DefaultTreeAdapterTypes } from "parse5";

/* What is read of the nodes of an HTML tree. */

export type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;

/** The line that a node comes from; undefined when it is not known. */
export type LineOf = (node: Node) => number | undefined;

export const isElement = (node: Node): node is Element => "tagName" in node;

export const isComment = (node: Node): node is DefaultTreeAdapterTypes.CommentNode => node.nodeName === "#comment";

export const childrenOf = (node: Node): DefaultTreeAdapterTypes.ChildNode[] =>
  "childNodes" in node ? node.childNodes : [];

export const attributeOf = (node: Element, name: string): string | undefined =>
  node.attrs.find((attribute) => attribute.name === name)?.value;

/** The text of a text node. */
export const textIn = (node: Node): string => (node.nodeName === "#text" && "value" in node ? node.value : "");

/** The line of HTML on which a node begins, for a text that of its first word. */
export function lineInHtml(node: Node): number | undefined {
  const start = node.sourceCodeLocation?.startLine;
  const [blank = ""] = /^\s*/.exec(textIn(node)) ?? [];
  return start === undefined ? undefined : start + blank.split("\n").length - 1;
}

/** The attribute with the line of the Markdown that an element was made of. */
export const lineAttribute = "data-line";

/** The line of Markdown that an element was made of, or that a comment names. */
export function lineInMarkdown(node: Node): number | undefined {
  const [first] = childrenOf(node);
  if (isComment(node)) return Number(new RegExp(`^${lineAttribute}=(\\d+)$`).exec(node.data)?.[1] ?? 0) || undefined;
  const line = isElement(node) ? attributeOf(node, lineAttribute) : undefined;
  return line === undefined ? first && lineInMarkdown(first) : Number(line);
}
