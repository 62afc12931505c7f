import { type Document, isScalar, LineCounter, parseDocument, Scalar, visit } from "yaml";
import { tag } from "../../functions/engine/guide/authored.ts";

/** A parsed YAML file, or its syntax errors by line. */
export type Yaml = { document: Document; lines: LineCounter } | { faults: { line: number; message: string }[] };

/** Remains of another encoding or of a copied PDF. XML, which carries our replies, forbids them. */
const unsendable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** After a few errors, a YAML parser only guesses. */
const maxFaults = 3;

/** Reads the bytes of a file in UTF-8 and YAML. Its errors are in words for the author. */
export function readYaml(bytes: Buffer): Yaml {
  const text = new TextDecoder().decode(bytes);
  const lost = text.search(unsendable);
  if (lost >= 0) {
    const line = text.slice(0, lost).split("\n").length;
    return { faults: [{ line, message: "has unreadable letters: write them again, and save the file as UTF-8" }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const found = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    at: pos[0],
    message: plainMessage(message),
  }));
  found.push(...likelyMistakes(document, text));
  if (found.length === 0) return { document, lines };
  const faults = found.sort((a, b) => a.at - b.at).slice(0, maxFaults);
  return {
    faults: faults.map(({ at, message }) => {
      const { line } = lines.linePos(at);
      const isText =
        !message.includes("names no &") &&
        /^\s*(?:- )?(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*|text|label):/.test(text.split("\n")[line - 1] ?? "");
      return { line, message: `${message}${isText ? '; put the text in "double quotes"' : ""}` };
    }),
  };
}

const plainMessage = (message: string) => `this is not YAML: ${message.split("\n")[0]?.replace(/ at line.*$/, "")}`;

/** Valid YAML that is most likely a mistake: an alias without an anchor, and a text cut off by a #. */
function likelyMistakes(document: Document, text: string): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node(_, { anchor }) {
      if (anchor) anchors.add(anchor);
    },
    Alias(_, alias) {
      const message = `this is not YAML: *${alias.source} names no &${alias.source} above it`;
      if (!anchors.has(alias.source)) found.push({ at: alias.range![0], message });
    },
    Pair(_, { key, value }) {
      if (!isScalar(key) || !tag.safeParse(key.value).success) return;
      if (!isScalar(value) || value.type !== Scalar.PLAIN || !value.range) return;
      const [remark] = /^[ \t]+#.*/.exec(text.slice(value.range[1])) ?? [];
      if (remark) found.push({ at: value.range[0], message: `the text ends before ${remark.trim()}` });
    },
  });
  return found;
}
