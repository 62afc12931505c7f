import { type Document, isMap, isPair, isScalar, isSeq, type Node } from "yaml";
import { tag as tagSchema } from "../../../functions/engine/guide/authored.ts";
import type { Path } from "../read.ts";
import { commentAt, nodeAt, resolved } from "./nodes.ts";

/** What a translator sees of one place: a text, or a list of words to listen for. */
export type Row = {
  /** The file, as a path in content/. */
  file: string;
  /** Where the translation stands in it. */
  path: Path;
  kind: "text" | "words";
  source: string | string[] | undefined;
  translation: string | string[] | undefined;
  /** The comment above the place in the file, for translators. */
  note: string | undefined;
};

/** The files of a translation: where a text of one language is, and where that of the other. */
type Pair = { file: string; document: Document };

/** Fields of a guide in which a key that looks like a language is none. */
const notTexts = new Set(["review", "budget", "moved"]);

/** Fields of a page that name a file for each language. */
const files = new Set(["picture", "file", "audio"]);

/** The rows of a guide, in the order of its file. A text that is used twice has one row. */
export function rowsOfGuide({ file, document }: Pair, from: string, to: string): Row[] {
  const seen = new Set<Node>();
  const rows: Row[] = [];
  const walk = (node: Node | undefined, path: Path) => {
    if (!node || seen.has(node)) return;
    if (isMap(node) || isSeq(node)) seen.add(node);
    if (isSeq(node)) node.items.forEach((item, i) => void walk(resolved(document, item), [...path, i]));
    if (!isMap(node)) return;
    const keys = node.items.map((pair) => (isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : ""));
    if ((keys.includes(from) || keys.includes(to)) && keys.every((key) => tagSchema.safeParse(key).success)) {
      const source = writtenAt(nodeAt(document, [...path, from]));
      const translation = writtenAt(nodeAt(document, [...path, to]));
      rows.push({
        file,
        path: [...path, to],
        kind: Array.isArray(source ?? translation) ? "words" : "text",
        source,
        translation,
        note: noteAt(document, path),
      });
    } else
      for (const key of keys)
        if (path.length === 2 ? !files.has(key) : path.length > 0 || !notTexts.has(key))
          walk(nodeAt(document, [...path, key]), [...path, key]);
  };
  walk(document.contents ?? undefined, []);
  return rows;
}

/** Fields of a pack that are not translated. */
const notTranslated = new Set(["scripts", "direction", "locale", "dates", "budget", "template", "review", "examples"]);

/** The rows of a pack beside that of the source language. The words for numbers come last, because they are many. */
export function rowsOfPack(pack: Pair, source: Document): Row[] {
  const leaves = new Map<string, Path>();
  for (const document of [source, pack.document])
    for (const path of leavesIn(document.contents ?? undefined, []))
      if (!notTranslated.has(String(path[0]))) leaves.set(path.join("\0"), path);
  const isNumber = ([head]: Path) => Number(head === "numbers");
  const paths = [...leaves.values()].sort((a, b) => isNumber(a) - isNumber(b));
  return paths.flatMap((path): Row[] => {
    const [mine, theirs] = [pack.document, source].map((document) => writtenAt(nodeAt(document, path)));
    const kind = Array.isArray(theirs ?? mine) ? "words" : "text";
    const note = noteAt(source, path) ?? noteAt(pack.document, path);
    return [{ file: pack.file, path, kind, source: theirs, translation: mine, note }];
  });
}

/** The places of all texts and lists. Each number has a list of its own. */
function leavesIn(node: unknown, path: Path): Path[] {
  if (isMap(node))
    return node.items.flatMap((pair) =>
      isPair(pair) && isScalar(pair.key) ? leavesIn(pair.value, [...path, String(pair.key.value)]) : [],
    );
  if (isSeq(node) && node.items.some((item) => isSeq(item))) return node.items.map((_, i) => [...path, i]);
  return [path];
}

/** A text or a list of words; undefined where nothing is written. */
function writtenAt(node: Node | undefined): string | string[] | undefined {
  if (isSeq(node)) return node.items.map((item) => (isScalar(item) ? String(item.value) : ""));
  return isScalar(node) && node.value !== null ? String(node.value).trim() : undefined;
}

/** The nearest comment above a place, of the place or of what it is in, without those of the whole file. */
function noteAt(document: Document, path: Path): string | undefined {
  for (let length = path.length; length > 1; length -= 1) {
    const comment = commentAt(document, path.slice(0, length));
    if (comment) return comment;
  }
  return undefined;
}
