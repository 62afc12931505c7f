import type { Command, Valued } from "./command.ts";

const width = 110;

/** How a command is typed: `npm start`, `npm run cost -- --json`. */
export function invocation(name: string, args = ""): string {
  const script = name === "start" ? "npm start" : `npm run ${name}`;
  return args === "" ? script : `${script} -- ${args}`;
}

/** The help text of one command. */
export function helpOf(name: string, { about, examples, options, remarks }: Command): string {
  const calls = examples.map(([args, what]): [string, string] => [invocation(name, args), what]);
  const named = Object.entries(options).map(([option, { help, value }]: [string, Partial<Valued<unknown>>]) => [
    `--${option}${value ? ` ${value}` : ""}`,
    help ?? "",
  ]) as [string, string][];
  return [
    wrapped(about, 0),
    columns(calls),
    `Options\n${columns([...named, ["-h, --help", "show this text"]])}`,
    ...(remarks === undefined ? [] : [wrapped(remarks, 0)]),
  ].join("\n\n");
}

/** The list of all commands. */
export const helpOfAll = (summaries: [name: string, summary: string][]): string =>
  [
    "Checkback walks people through a chore by text message and checks back three days later.",
    columns(summaries.map(([name, summary]) => [invocation(name), summary])),
    "npm run NAME -- --help explains a command. Exit codes: 0 done, 1 failed, 2 wrong arguments.",
  ].join("\n\n");

/** Two columns: what to type, and what it does. */
function columns(rows: [left: string, right: string][]): string {
  const indent = Math.min(44, 4 + Math.max(...rows.map(([left]) => left.length)));
  return rows
    .map(([left, right]) => {
      const text = wrapped(right, indent);
      return left.length + 4 > indent ? `  ${left}\n${" ".repeat(indent)}${text}` : `  ${left}`.padEnd(indent) + text;
    })
    .join("\n");
}

/** Breaks long lines between words. Line breaks in the text stay; a broken line is indented like its text. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    const hanging = " ".repeat((/^ *(\S[^ ]*(?: \S[^ ]*)* {2,})?/.exec(paragraph)?.[0] ?? "").length);
    let line = "";
    for (const word of paragraph.split(/(?<=\S) (?=\S)/)) {
      if (line !== "" && line.length + 1 + word.length > width - indent) {
        lines.push(line);
        line = hanging + word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}
