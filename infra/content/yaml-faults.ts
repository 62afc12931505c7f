import type { LineCounter, YAMLError } from "yaml";

/** A line (from 1) that can't be read, what is wrong with it, and what to type. */
export type Fault = { line: number; message: string };

/** What a rule looks at: the error of the parser, its line (from 1), and all lines of the file. */
type Place = { error: YAMLError; line: number; lines: string[]; lineOf: (position: number) => number };

/** A rule knows one mistake: what to say of it, at the error's line or at the line that is to be mended. */
type Rule = (place: Place) => string | Fault | undefined;

/**
 * Says in words for an author what a parser's error is about. The parser often notices a mistake at another line than
 * the author made it in, so the lines around are looked at, too.
 */
export function faultOf(error: YAMLError, text: string, counter: LineCounter): Fault {
  const lineOf = (position: number) => counter.linePos(position).line;
  const place = { error, line: lineOf(error.pos[0]), lines: text.split("\n"), lineOf };
  for (const rule of rules) {
    const said = rule(place);
    if (said !== undefined) return typeof said === "string" ? { line: place.line, message: said } : said;
  }
  return { line: place.line, message: "can't be read: compare this line and the one above it with another file" };
}

const quoted = 'put it in "double quotes"';

/** A key, or a hyphen and a key, before its colon. */
const key = /^\s*(?:- +)*["']?[\w.#/-]+["']?/;
/** The value of a line's key, or of its hyphen; undefined where it has none. */
const textOf = (line = "") => /^\s*(?:- +)*(?:["']?[\w.#/-]+["']?:(?:\s+|$))?(.*)$/.exec(line)?.[1];
const indentOf = (line = "") => line.length - line.trimStart().length;
const spaces = (count: number) => (count === 1 ? "1 space" : `${count} spaces`);

const rules: Rule[] = [
  ({ lines, line }) =>
    /^(?:<{7}|={7}|>{7})/.test(lines[line - 1]!)
      ? "is a mark of a merge conflict: keep one version, and remove the lines of marks"
      : undefined,
  ({ error }) => (error.code === "MULTIPLE_DOCS" ? "begins a second document: remove the line ---" : undefined),
  ({ lines, line }) =>
    /^ *\t/.test(lines[line - 1]!) ? "begins with a tab: begin it with spaces, as the lines around it do" : undefined,
  duplicateKey,
  ({ lines, line }) =>
    new RegExp(`${key.source}\\s*：`).test(lines[line - 1]!)
      ? "has the wide colon ： after its key: type : and a space"
      : undefined,
  ({ lines, line }) => {
    const [, name] = /^\s*(?:- +)*([a-z][\w.-]*):[^\s:/]/i.exec(lines[line - 1]!) ?? [];
    return name && `needs a space after "${name}:"`;
  },
  ({ lines, line }) =>
    /^\s*-[^\s-]/.test(lines[line - 1]!) ? "needs a space after the hyphen that begins it" : undefined,
  ({ error }) =>
    error.code === "BAD_DQ_ESCAPE" ? String.raw`has a \ in "double quotes": write it twice, \\` : undefined,
  openQuote,
  openBracket,
  specialStart,
  ({ error, lines, line }) =>
    error.code === "UNEXPECTED_TOKEN" && /^["']/.test(textOf(lines[line - 1]) ?? "")
      ? String.raw`has more after its closing quote: write a " inside "double quotes" as \"`
      : undefined,
  ({ error }) =>
    error.code === "BLOCK_IN_FLOW"
      ? `has two entries between { } or [ ] without a comma: add it; if a text has a colon, ${quoted}`
      : undefined,
  ({ lines, line }) =>
    /^[^"'[{].*:(?:\s|$)/.test(textOf(lines[line - 1]) ?? "")
      ? `has a text with a colon and a space inside: ${quoted}`
      : undefined,
  wrongIndent,
  ({ lines, line }) =>
    new RegExp(`${key.source}:(?:\\s|$)`).test(lines[line - 1]!)
      ? undefined
      : `is not "key: value": if it continues the text above, ${quoted.replace("it", "all of it")}`,
];

function duplicateKey({ error, lines, line, lineOf }: Place) {
  if (error.code !== "DUPLICATE_KEY") return undefined;
  const [name = ""] = key.exec(lines[line - 1]!) ?? [];
  const column = indentOf(lines[line - 1]);
  let first = lineOf(error.pos[0]) - 1;
  while (first > 0 && !(lines[first - 1]!.startsWith(name) && indentOf(lines[first - 1]) === column)) first -= 1;
  const again = first > 0 ? `: line ${first} has it, too` : "";
  return `has the key ${name.trim()} a second time${again}: remove or rename one of them`;
}

function openQuote({ error, lines, line }: Place): Fault | undefined {
  const [, quote] = /^Missing closing (["'])quote/.exec(error.message) ?? [];
  if (quote === undefined) return undefined;
  const message = `has a text that begins with ${quote} and has no ${quote} at its end`;
  for (let at = Math.min(line, lines.length); at > 0; at -= 1) {
    const value = textOf(lines[at - 1]) ?? "";
    if (value.startsWith(quote) && !value.slice(1).replaceAll(`\\${quote}`, "").includes(quote))
      return { line: at, message };
  }
  return { line, message };
}

/** An opening bracket is looked for above the error: the last one that nothing closes. */
function openBracket({ error, lines, line }: Place): Fault | undefined {
  const closing = /end with an? ([}\]])/.exec(error.message)?.[1];
  const hasHash = /\{\s*#/.test(lines[line - 1]!);
  if (closing === undefined && !(hasHash && /^Comments must be/.test(error.message))) return undefined;
  for (let at = line; at > 0; at -= 1) {
    // A " #" begins a comment, which closes nothing.
    const read = lines[at - 1]!.replace(/(?:^|\s)#.*$/, "").replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "");
    if (/\{\s*#/.test(lines[at - 1]!) && !/^["']/.test(textOf(lines[at - 1]) ?? ""))
      return {
        line: at,
        message: `has a number like {#menu} outside of quotes: write {#menu} without spaces, and ${quoted}`,
      };
    const open = read.split(/[[{]/).length - read.split(/[\]}]/).length;
    if (open > 0) return { line: at, message: `has a ${closing === "]" ? "[" : "{"} without its ${closing}: close it` };
  }
  return undefined;
}

/** Signs that mean something to YAML at the beginning of a text. */
function specialStart({ error, lines, line }: Place): string | undefined {
  if (error.code === "TAG_RESOLVE_FAILED") return `has a text that begins with !: ${quoted}`;
  const [sign] = /^(?:[&*!%@`]|[>|?-](?=\s))/.exec(textOf(lines[line - 1]) ?? "") ?? [];
  return sign && `has a text that begins with ${sign}: ${quoted}`;
}

/** A line that begins in another column than the lines it belongs with. */
function wrongIndent({ error, lines, line }: Place): Fault | undefined {
  const isPair = (text = "") => new RegExp(`${key.source}:(?:\\s|$)`).test(text) || /^\s*- /.test(text);
  const next = lines.findIndex((text, i) => i >= line && text.trim() !== "" && !/^\s*#/.test(text)) + 1;
  const isDeeper = next > 0 && indentOf(lines[next - 1]) > indentOf(lines[line - 1]) && isPair(lines[next - 1]);
  const isAboveItem = error.code === "BLOCK_AS_IMPLICIT_KEY" || error.code === "MULTILINE_IMPLICIT_KEY";
  const wrong = isAboveItem && isPair(lines[line - 1]) && isDeeper ? next : line;
  const isIndent =
    wrong !== line ||
    /^BAD_INDENT|must (?:start|be sufficiently)|without - indicator/.test(`${error.code} ${error.message}`);
  if (!isIndent) return undefined;
  const above = lines.findLastIndex((text, i) => i < wrong - 1 && text.trim() !== "" && !/^\s*#/.test(text)) + 1;
  const [own, other] = [indentOf(lines[wrong - 1]), indentOf(lines[above - 1])];
  const message =
    `begins with ${spaces(own)}, and line ${above} above it with ${spaces(other)}: ` +
    "begin what belongs together in the same column, and what is inside of it 2 spaces further";
  return { line: wrong, message };
}
