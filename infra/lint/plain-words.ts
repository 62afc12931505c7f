import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseSync, Visitor } from "oxc-parser";
import { Lexer } from "yaml";

/** Words that a comment or an explanation can do without, and what to write instead. */
const insteadOf: Record<string, string> = {
  whoever: "name the person: the sender, an operator, people who ...",
  whomever: "name the person: the sender, an operator, people who ...",
  whatever: "name the thing, or write `any`",
  nobody: "write `no one`, or say what does not happen",
  somebody: "name the person: the sender, an operator, a person who ...",
  anybody: "write `anyone`, or name the person",
  everybody: "write `everyone`, or name the people",
  meanwhile: "write `in between`, or say at which time",
  "of ours": "write `our`, or name the owner",
  "of theirs": "write `their`, or name the owner",
  "by itself": "write `alone`, or say what does it",
  "is told": "say what the person gets or reads",
  "are told": "say what the person gets or reads",
  kindly: "say the rule",
  "mended by hand": "write `fixed by a person`",
  rings: "write `fires` of an alarm",
};

const mannered = new RegExp(`\\b(?:${Object.keys(insteadOf).join("|").replaceAll(" ", "\\s+(?:\\*\\s+)?")})\\b`, "gi");

type Part = { start: number; text: string };

const isHelp = (file: string): boolean => /^infra\/(cli(\.ts$|\/)|aws\/monitoring\/|operate\/)/.test(file);
const isSchema = (file: string): boolean => file.startsWith("functions/engine/guide/");

/** The comments of a program; and its texts, where these explain something: help texts, `describe` of a schema. */
function partsOfProgram(file: string, source: string): Part[] {
  const { comments, program } = parseSync(file, source);
  const parts = comments.map(({ start, value }) => ({ start: start + 2, text: value }));
  const add = (start: number, end: number) => parts.push({ start, text: source.slice(start, end) });
  if (isHelp(file))
    new Visitor({
      Literal: ({ start, end, value }) => void (typeof value === "string" && add(start, end)),
      TemplateElement: ({ start, end }) => void add(start, end),
    }).visit(program);
  if (isSchema(file))
    new Visitor({
      CallExpression({ callee, arguments: [text] }) {
        const isDescribe =
          callee.type === "MemberExpression" &&
          callee.property.type === "Identifier" &&
          callee.property.name === "describe";
        if (isDescribe && text) add(text.start, text.end);
      },
    }).visit(program);
  return parts;
}

/** The comments of YAML. The marker \x1f comes before a scalar, which may begin with # too. */
function commentsOfYaml(source: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(source)) {
    const isMarker = /^[\x02\x18\x1f]$/.test(token);
    if (!isMarker && !isScalar && token.startsWith("#")) parts.push({ start, text: token });
    isScalar = token === "\x1f";
    if (!isMarker) start += token.length;
  }
  return parts;
}

/** Markdown with blanks in place of its code: blocks between fences, indented lines, and spans. */
const withoutCode = (source: string): string =>
  source.replace(/^```.*?^```|^ {4}.*?$|`[^`\n]+`/gms, (code) => code.replace(/[^\n]/g, " "));

function partsOf(file: string, source: string): Part[] {
  if (file.endsWith(".md")) return [{ start: 0, text: withoutCode(source) }];
  return file.endsWith(".yaml") ? commentsOfYaml(source) : partsOfProgram(file, source);
}

/** The mannered words of a file, one line for each: where, which, and what to write instead. */
export function manneredWords(file: string, source: string): string[] {
  return partsOf(file, source).flatMap(({ start, text }) =>
    [...text.matchAll(mannered)].map(({ 0: found, index }) => {
      const line = source.slice(0, start + index).split("\n").length;
      const word = found.toLowerCase().replace(/\s+(?:\*\s+)?/, " ");
      return `${file}:${line} "${word}": ${insteadOf[word]}`;
    }),
  );
}

/** The files that are checked: programs, documents, and what explains the content. */
export const checkedFiles = (): string[] =>
  globSync([
    "{functions,infra,test}/**/*.{ts,tsx,js}",
    "{*,.github/**/*,{content,functions,infra,test}/**/*}.md",
    "{content,infra/content/new-guide}/**/*.yaml",
  ]).filter((file) => !file.includes("node_modules"));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const found = checkedFiles().flatMap((file) => manneredWords(file, readFileSync(file, "utf8")));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
}
