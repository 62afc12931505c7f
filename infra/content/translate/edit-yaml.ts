import { isDeepStrictEqual } from "node:util";
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Path } from "../read.ts";
import { nodeAt, pairOf } from "./nodes.ts";

/** A text or a list of words that a place in a file is to have. */
export type Edit = { path: Path; value: string | string[] };

/**
 * A YAML text with some values changed. Every other byte stays as it is: comments, order, quotes and line breaks.
 *
 * @throws an Error when the result does not have exactly these values
 */
export function editYaml(text: string, edits: Edit[]): string {
  const document = parseDocument(text);
  const isThere = ({ path }: Edit) => {
    const node = nodeAt(document, path);
    return node !== undefined && hasValue(node);
  };
  let changed = spliced(
    text,
    edits.filter(isThere).map(({ path, value }) => replacement(text, nodeAt(document, path)!, value)),
  );
  let additions = edits.filter((edit) => !isThere(edit));
  while (additions.length > 0) {
    // Two additions at one position would depend on each other: one of them waits.
    const now = parseDocument(changed);
    const splices = new Map<number, Splice>();
    const later: Edit[] = [];
    for (const edit of additions) {
      const splice = addition(changed, now, edit);
      if (splices.has(splice.from)) later.push(edit);
      else splices.set(splice.from, splice);
    }
    changed = spliced(changed, [...splices.values()]);
    additions = later;
  }
  verify(changed, edits, document);
  return changed;
}

type Splice = { from: number; to: number; by: string };

const spliced = (text: string, splices: Splice[]) =>
  splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, to, by }) => all.slice(0, from) + by + all.slice(to), text);

const hasValue = (node: Node) => !isScalar(node) || node.value !== null;

/** The column of a position, from 0. */
const columnOf = (text: string, at: number) => at - (text.lastIndexOf("\n", at - 1) + 1);

function replacement(text: string, node: Node, value: string | string[]): Splice {
  const [from, to] = node.range!;
  if (isSeq(node) && !node.flow && Array.isArray(value)) return listReplacement(text, node, value);
  const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
  if (!isBlock) return { from, to, by: inline(value, isScalar(node) ? node.type : undefined) };
  const [header = "", first = ""] = text.slice(from, to).split("\n");
  const indent = /^ */.exec(first)?.[0] ?? "";
  const end = text.slice(from, to).trimEnd().length + from;
  return {
    from,
    to: end,
    by: [
      header,
      ...String(value)
        .split("\n")
        .map((line) => indent + line),
    ].join("\n"),
  };
}

/** A list with an item on each line: the lines of words that stay are not touched, new words come last. */
function listReplacement(text: string, node: YAMLSeq, value: string[]): Splice {
  const [from, to] = node.range!;
  const pad = " ".repeat(columnOf(text, from));
  const words = node.items.map((item) => (isScalar(item) ? String(item.value) : ""));
  const lines = text.slice(from, to).replace(/\n$/, "").split("\n");
  const starts = node.items.map((item) => text.slice(from, (item as Node).range![0]).split("\n").length - 1);
  const kept = lines.filter((_, line) => {
    const word = words[starts.indexOf(line)];
    return word === undefined || value.includes(word);
  });
  const added = value.filter((word) => !words.includes(word)).map((word) => `- ${inline(word)}`);
  const all = [...kept.map((line) => line.trimStart()), ...added];
  return { from, to, by: `${all.join(`\n${pad}`)}${text.slice(from, to).endsWith("\n") ? "\n" : ""}` };
}

/** A value in one line, which may stand in braces or brackets. A text in quotes stays in such quotes. */
function inline(value: string | string[], type?: Scalar.Type | null): string {
  const options = { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false } as const;
  if (typeof value !== "string") return stringify(value, options).trimEnd();
  if (value.includes("\n")) return JSON.stringify(value);
  const list = stringify([value], { ...options, defaultStringType: type ?? Scalar.PLAIN });
  return list.trimEnd().slice(1, -1);
}

/** Adds a value where the file has an empty key, no key, or nothing of the path. */
function addition(text: string, document: Document, { path, value }: Edit): Splice {
  let depth = path.length - 1;
  while (depth > 0 && !isMap(nodeAt(document, path.slice(0, depth)))) depth -= 1;
  const map = nodeAt(document, path.slice(0, depth)) as YAMLMap;
  const [key = "", ...inner] = path.slice(depth);
  const pair = pairOf(map.items, key);
  const nested = inner.reduceRight<unknown>((rest, each) => ({ [each]: rest }), value);
  if (pair) {
    const at = text.indexOf(":", pair.key.range![1]) + 1;
    const indent = " ".repeat(columnOf(text, pair.key.range![0]) + 2);
    return { from: at, to: at, by: inner.length === 0 ? ` ${inline(value)}` : `\n${block(nested, indent)}` };
  }
  const last = map.items.at(-1) as { key: Node; value: Node };
  const end = (last.value ?? last.key).range![1];
  if (map.flow)
    return { from: end, to: end, by: `, ${key}: ${inner.length === 0 ? inline(value) : JSON.stringify(nested)}` };
  const indent = " ".repeat(columnOf(text, (map.items[0] as { key: Node }).key.range![0]));
  const line = text.indexOf("\n", Math.max(0, text[end - 1] === "\n" ? end - 1 : end));
  const at = line < 0 ? text.length : line;
  return { from: at, to: at, by: `\n${block({ [key]: nested }, indent)}` };
}

function block(value: unknown, indent: string): string {
  const parts = Object.entries(value as Record<string, unknown>).map(([key, inner]) =>
    typeof inner === "string" || Array.isArray(inner)
      ? `${indent}${inline(key)}: ${inline(inner as string | string[])}`
      : `${indent}${inline(key)}:\n${block(inner, `${indent}  `)}`,
  );
  return parts.join("\n");
}

type Fields = { [key: string]: unknown };

/** Throws an Error unless the text has the values of the edits, and else what it had before. */
function verify(text: string, edits: Edit[], before: Document): void {
  const after = parseDocument(text);
  const [was, is] = [before.toJS() as Fields, after.toJS() as Fields];
  const wrong = edits.find(({ path, value }) => {
    const found = path.reduce<unknown>((around, key) => (around as Fields | undefined)?.[key], is);
    const read = Array.isArray(found) ? found.map(String) : String(found).trim();
    return !isDeepStrictEqual(read, value);
  });
  for (const { path } of edits) for (const values of [was, is]) blank(values, path);
  if (after.errors.length > 0 || wrong || !isDeepStrictEqual(was, is))
    throw new Error(`the file can't be changed at ${(wrong ?? edits[0])?.path.join(", ")}: change it by hand`);
}

/** Puts nothing at a path. */
function blank(values: Fields, path: Path): void {
  const [key = "", ...inner] = path;
  if (inner.length === 0) values[key] = "";
  else {
    values[key] ??= {};
    blank(values[key] as Fields, inner);
  }
}
