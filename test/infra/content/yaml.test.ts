import { expect, test } from "vitest";
import { readYaml } from "../../../infra/content/yaml.ts";

/** The faults of a file, each as `line: message`. */
function faultsIn(text: string): string[] {
  const read = readYaml(Buffer.from(text));
  return "faults" in read ? read.faults.map(({ line, message }) => `${line}: ${message}`) : [];
}

const page = (...lines: string[]) => ["pages:", "  menu:", ...lines, ""].join("\n");
const english = (text: string) => page("    text:", `      en: ${text}`, "      zh: B");

test.each<[what: string, text: string, says: string]>([
  [
    "a line too far right",
    page("    text:", "      en: A", "       zh: B"),
    "5: begins with 7 spaces, and line 4 above",
  ],
  ["a line too far left", page("    text:", "      en: A", "     zh: B"), "5: begins with 5 spaces, and line 4 above"],
  ["a key below a text", page("    text: A", "      en: A"), "4: begins with 6 spaces, and line 3 above it with 4"],
  ["a key below an entry", page("    - to: a", "      label: b", "     to: c"), "5: begins with 5 spaces, and line 4"],
  ["an entry too far right", page("    - { to: a }", "     - { to: b }"), "4: begins with 5 spaces, and line 3 above"],
  ["a wide space", page("\u3000\u3000text: A"), "3: begins with a space of another kind (U+3000): type normal spaces"],
  ["a no-break space", page("\u00a0\u00a0text: A"), "3: begins with a space of another kind (U+00A0): type normal"],
  [
    "one after a colon",
    page("    text:\u00a0A"),
    '3: has a space of another kind (U+00A0) after "text:": type a normal',
  ],
  ["a tab", page("\ttext: A"), "3: begins with a tab: begin it with spaces"],
  ["a tab after spaces", page("    \ttext: A"), "3: begins with a tab: begin it with spaces"],
  ["no space after a colon", page("    text:A", "    under: b"), '3: needs a space after "text:"'],
  ["a wide colon", page("    text：A", "    under: b"), "3: has the wide colon ： after its key: type : and a space"],
  ["a wide colon alone", "start：menu\n", "1: has the wide colon ： after its key"],
  ["a wide comma", "keywords:\n  en: [a，b]\n", "2: has a wide comma in a list: type , and a space"],
  ["an open brace", page('    text: { en: "A", zh: B', "    strict: true"), "3: has a { without its }: close it"],
  ["an open bracket", "keywords:\n  en: [a, b\n  zh: [c]\n", "2: has a [ without its ]: close it"],
  [
    "spaces in a number",
    english("{ #menu } Menu"),
    "4: has a number like {#menu} outside of quotes: write {#menu} with",
  ],
  ["a number without quotes", english("{#menu} Menu"), "4: has a number like {#menu} outside of quotes"],
  ["an open quotation mark", english('"Hello'), '4: has a text that begins with " and has no " at its end'],
  ["quotation marks inside", english('"Say "hi" now"'), "4: has more after its closing quote: write a "],
  ["a backslash", english(String.raw`"C:\dir"`), String.raw`4: has a \ in "double quotes": write it twice, \\`],
  ["a colon in a text", english("Note: bring it"), '4: has a text with a colon and a space inside: put it in "double'],
  ["two entries, no comma", page("    text: { en: A zh: B }"), "3: has two entries between { } or [ ] without a comma"],
  ["a key twice", page("    text: a", "    text: b"), "4: has the key text a second time: line 3 has it, too"],
  ["a hyphen without a space", "keywords:\n  en:\n  -a\n  - b\n", "3: needs a space after the hyphen that begins it"],
  ["a text of two lines", page("    text:", "      en: A", "    b", "    under: c"), '5: is not "key: value": if it'],
  [
    "a service code",
    english("*1200# is free"),
    "4: has *1200#, and no &1200# is above it: put a text that begins with *",
  ],
  ["a merge conflict", "<<<<<<< HEAD\npages:\n=======\n", "1: is a mark of a merge conflict: keep one version"],
  ["a second document", "a: b\n---\nc: d\n", "2: begins a second document: remove the line ---"],
  ...[..."%@`!>|-?"].map((sign): [string, string, string] => [
    `a text that begins with ${sign}`,
    english(`${sign}${/[>|?-]/.test(sign) ? " " : ""}now`),
    `4: has a text that begins with ${sign}: put it in "double quotes"`,
  ]),
])("%s", (_, text, says) => {
  const [first = "", ...more] = faultsIn(text);
  expect(first).toContain(says);
  // What follows is of other lines, and in the same words.
  for (const fault of more) expect(fault).not.toMatch(/YAML|mapping|scalar|sequence|token|collection|implicit/i);
});

test.each([
  ["the line ends of an old Mac", page("    text: A").replaceAll("\n", "\r")],
  ["Windows' line ends", page("    text: A").replaceAll("\n", "\r\n")],
  ["a wide colon in a text", english("请注意：wechat：dara")],
  ["wide commas in a text", page("    text: { en: 一，二、三 }")],
  [
    "wide spaces in a block of text",
    page("    text:", "      zh: |", "        \u3000\u3000第一段：", "        wechat：b"),
  ],
])("%s: nothing is wrong", (_, text) => {
  expect(faultsIn(text)).toEqual([]);
});
