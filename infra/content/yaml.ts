import { type Document, isAlias, isScalar, isSeq, LineCounter, parseDocument, Scalar, visit, type YAMLSeq } from "yaml";
import { tag } from "../../functions/engine/guide/authored.ts";
import { type Fault, faultOf } from "./yaml-faults.ts";

/** A parsed YAML file, or its syntax errors by line. */
export type Yaml = { document: Document; lines: LineCounter } | { faults: Fault[] };

/** Remains of another encoding or of a copied PDF. XML, which carries our replies, forbids them. */
const unsendable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** After a few errors, a YAML parser only guesses. */
const maxFaults = 3;

/** Reads the bytes of a file in UTF-8 and YAML. Its errors are in words for the author. */
export function readYaml(bytes: Buffer): Yaml {
  // An old Mac ends lines with a carriage return alone.
  const text = new TextDecoder().decode(bytes).replace(/\r(?!\n)/g, "\n");
  const lost = text.search(unsendable);
  if (lost >= 0) {
    const line = text.slice(0, lost).split("\n").length;
    return { faults: [{ line, message: "has unreadable letters: write them again, and save the file as UTF-8" }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const mistakes = likelyMistakes(document, text).map(({ at, message }) => ({ line: lines.linePos(at).line, message }));
  const errors = [...document.errors, ...document.warnings].map((error) => faultOf(error, text, lines));
  if (mistakes.length + errors.length === 0) return { document, lines };
  // Of one line, what is likely is said: it causes the error.
  const byLine = new Map([...errors.toReversed(), ...mistakes.toReversed()].map((fault) => [fault.line, fault]));
  return { faults: [...byLine.values()].sort((a, b) => a.line - b.line).slice(0, maxFaults) };
}

/** A space that YAML takes for a letter: of no break, or as wide as a Han character. */
const otherSpace = /[^\S \t\r\n]/u;

/** A remark at an index of the text. */
const remarkHere = /[ \t]+#.*/y;

/** Valid YAML that is most likely a mistake: an alias without an anchor, a text cut off by a #, a key that is not one. */
function likelyMistakes(document: Document, text: string): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor) anchors.add(node.anchor);
      if (isSeq(node) && node.flow) found.push(...wideCommas(node));
      if (!isScalar(node) || node.type !== Scalar.PLAIN || typeof node.value !== "string" || !node.range) return;
      const [at] = node.range;
      const before = text.slice(text.lastIndexOf("\n", at) + 1, at);
      if (before.trim() === "") found.push(...notAKey(node.value, at));
    },
    Alias(_, { source, range }) {
      const message = `has *${source}, and no &${source} is above it: put a text that begins with * in "double quotes"`;
      if (!anchors.has(source)) found.push({ at: range![0], message });
    },
    Pair(_, { key, value }) {
      if (!isScalar(value) || value.type !== Scalar.PLAIN || !value.range) return;
      remarkHere.lastIndex = value.range[1];
      const [remark] = remarkHere.exec(text) ?? [];
      if (!remark || !isScalar(key) || !tag.safeParse(key.value).success) return;
      const message = `the text ends before ${remark.trim()}; put the text in "double quotes"`;
      found.push({ at: value.range[0], message });
    },
  });
  return found;
}

const wideCommas = ({ items }: YAMLSeq) =>
  items.flatMap((item) =>
    isScalar(item) && item.type === Scalar.PLAIN && /[，、]/u.test(String(item.value))
      ? [{ at: item.range![0], message: "has a wide comma in a list: type , and a space" }]
      : [],
  );

/** What begins a line and looks like a key, but is none because of a space or a colon that YAML does not know. */
function notAKey(value: string, at: number): { at: number; message: string }[] {
  const typed = (space: string) => `U+${space.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  const [indent] = otherSpace.exec(value.slice(0, 1)) ?? [];
  if (indent) return [{ at, message: `begins with a space of another kind (${typed(indent)}): type normal spaces` }];
  const [, key = "", colon = ""] = /^([a-z][\w.-]*)(:[^\S \t\r\n]|\s*：)/iu.exec(value) ?? [];
  if (colon.startsWith(":"))
    return [{ at, message: `has a space of another kind (${typed(colon[1]!)}) after "${key}:": type a normal space` }];
  return colon === "" ? [] : [{ at, message: "has the wide colon ： after its key: type : and a space" }];
}
