import type { Unplaced } from "./article.ts";
import { attributeOf, childrenOf, type Element, isElement, type Node, textIn } from "./nodes.ts";

/** The text of a row of nodes. */
export type Inline = {
  /** With the address behind a link after the link's words, unless they name it. */
  text: string;
  /** Without these addresses. */
  bare: string;
  /** These addresses. */
  links: string[];
  /** What begins it in bold. */
  lead?: string;
  /** What a text can't hold: pictures, and links to other places of the same site. */
  lost: Unplaced[];
};

const media = new Set(["img", "video", "audio", "iframe", "object", "embed", "svg", "canvas"]);
const onOwnLine = new Set(["p", "div", "ul", "ol", "pre", "blockquote", "dl", "dt", "dd", "tr", "section"]);
/** Other elements of HTML. */
const known = new Set([
  ...onOwnLine,
  ...`li td th a abbr b bdi bdo big cite code dfn del em font i ins kbd label mark q rp rt ruby s samp small span strike
  strong sub sup time tt u var wbr table thead tbody tfoot caption main article header aside details summary figure
  figcaption address center fieldset legend button select option optgroup textarea input output meter progress noscript
  source track param map area picture col colgroup hr data nobr math html body title footer nav form menu dir dialog
  hgroup search slot`.split(/\s+/),
]);
/** <your name>, which only looks like an element. */
const placeholder = ({ tagName, attrs }: Element): string =>
  `(${[tagName, ...attrs.map(({ name }) => name)].join(" ")})`;

const hidden = new Set(["script", "style", "template"]);

/** Reads the text of a row of nodes that stand on this line. Lists in it become lines with hyphens. */
export function inlineOf(nodes: readonly Node[], line: number): Inline {
  const links: string[] = [];
  const lost: Unplaced[] = [];

  const textOf = (node: Node): string => {
    if (!isElement(node)) return textIn(node).replace(/[^\S\u00a0]+/g, " ");
    const { tagName } = node;
    if (hidden.has(tagName)) return "";
    if (tagName === "br") return "\n";
    if (media.has(tagName)) {
      const text = attributeOf(node, "alt") || attributeOf(node, "src")?.replace(/^data:.*/s, "");
      lost.push({ text: text || tagName, line, why: "a picture or a film, which a text message can't show" });
      return "";
    }
    const inner = tagName === "pre" ? linesOf(node) : childrenOf(node).map(textOf).join("");
    if (tagName === "a") return linked(node, inner);
    if (tagName === "li") return `\n- ${inner.trim()}\n`;
    if (!known.has(tagName) && /^[a-z]+$/.test(tagName)) return `${placeholder(node)}${inner}`;
    if (/^t[dh]$/.test(tagName)) return `${inner.trim()} `;
    return onOwnLine.has(tagName) ? `\n${inner}\n` : inner;
  };

  const linked = (node: Element, text: string): string => {
    const href = attributeOf(node, "href")?.trim() ?? "";
    const target = /^(?:https?:|mailto:|tel:|sms:)/i.test(href) ? href.replace(/^(?:mailto|tel|sms):/i, "") : undefined;
    // A Word file's notes and the marks that lead to them.
    if (/^#(?:foot|end)note-/.test(href)) return "";
    if (target === undefined) {
      if (href !== "") lost.push({ text: `${text.trim()}: ${href}`, line, why: "a link to another place of its site" });
      return text;
    }
    if (named(text).includes(named(target))) return text;
    links.push(target);
    return `${text.trimEnd()}${addressStart}${target}${addressEnd}${/\s$/.test(text) ? " " : ""}`;
  };

  const marked = nodes.map(textOf).join("");
  const first = nodes.find((node) => textOfAll(node).trim() !== "");
  const lead = first && leadOf(first);
  return {
    text: tidy(marked.replaceAll(addressStart, " (").replaceAll(addressEnd, ")")),
    bare: tidy(marked.replace(addresses, "")),
    links,
    lost,
    ...(lead && { lead }),
  };
}

/** Characters that no text has, around an address: https://www.unicode.org/faq/private_use.html#nonchar1 */
const [addressStart, addressEnd] = ["\ufdd0", "\ufdd1"];
const addresses = /\ufdd0[^\ufdd1]*\ufdd1/g;

/** An address as it is compared: without what phones add to it. */
const named = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?|\/$|[\s()-]/g, "")
    .replace(/^www\./, "");

const tidy = (text: string): string =>
  text
    .replace(/ *\n[ \n]*/g, "\n")
    .replace(/^- \n(?:- )?/gm, "- ")
    .replace(/ {2,}/g, " ")
    .trim();

const textOfAll = (node: Node): string => textIn(node) + childrenOf(node).map(textOfAll).join("");

const linesOf = (node: Node): string => textOfAll(node).replace(/[^\S\n]+/g, " ");

/** The bold text that a node begins with. */
function leadOf(node: Node): string | undefined {
  if (!isElement(node)) return undefined;
  if (node.tagName === "strong" || node.tagName === "b") return tidy(textOfAll(node).replace(/\s+/g, " "));
  if (node.tagName !== "p" && node.tagName !== "span") return undefined;
  const first = childrenOf(node).find((child) => textOfAll(child).trim() !== "");
  return first && leadOf(first);
}
