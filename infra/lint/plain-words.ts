import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseSync } from "oxc-parser";

/** Words that a comment can do without, and what to write instead. */
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

/** The mannered words in a file's comments, one line for each: where, which, and what to write instead. */
export function manneredWords(file: string, source: string): string[] {
  return parseSync(file, source).comments.flatMap(({ start, value }) =>
    [...value.matchAll(mannered)].map(({ 0: found, index }) => {
      const line = source.slice(0, start).split("\n").length + value.slice(0, index).split("\n").length - 1;
      const word = found.toLowerCase().replace(/\s+(?:\*\s+)?/, " ");
      return `${file}:${line} "${word}" in a comment: ${insteadOf[word]}`;
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = globSync("{functions,infra,test}/**/*.{ts,tsx,js}").filter((file) => !file.includes("node_modules"));
  const found = files.flatMap((file) => manneredWords(file, readFileSync(file, "utf8")));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
}
