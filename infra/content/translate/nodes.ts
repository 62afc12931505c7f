import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import type { Path } from "../read.ts";

/** The node at a path, through aliases; undefined when there is none. */
export function nodeAt(document: Document, path: Path): Node | undefined {
  let node = document.contents as Node | null | undefined;
  for (const key of path) {
    const around = resolved(document, node);
    const next = isMap(around)
      ? pairOf(around.items, key)?.value
      : isSeq(around)
        ? around.items[Number(key)]
        : undefined;
    node = next as Node | null | undefined;
  }
  return resolved(document, node);
}

export const resolved = (document: Document, node: unknown): Node | undefined =>
  (isAlias(node) ? node.resolve(document) : (node ?? undefined)) as Node | undefined;

export const pairOf = (items: readonly unknown[], key: string | number): Pair<Scalar, unknown> | undefined =>
  items.find((item): item is Pair<Scalar, unknown> => isPair(item) && isScalar(item.key) && item.key.value === key);

/** The comment that stands above a key of a map, in one line. */
export function commentAt(document: Document, path: Path): string | undefined {
  const around = nodeAt(document, path.slice(0, -1));
  if (!isMap(around)) return undefined;
  const key = pairOf(around.items, path.at(-1)!)?.key;
  const isFirst = isPair(around.items[0]) && around.items[0].key === key;
  return (key?.commentBefore ?? (isFirst ? around.commentBefore : undefined))?.replace(/\s+/g, " ").trim();
}
