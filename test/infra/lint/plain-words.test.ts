import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { checkedFiles, manneredWords } from "../../../infra/lint/plain-words.ts";

test("a mannered word in a comment is named with its line and what to write instead", () => {
  const source = `const a = 1;
/**
 * Deletes what
 * nobody needs, of
 * ours.
 */
const b = 2; // Whoever reads this`;
  expect(manneredWords("x.ts", source)).toEqual([
    expect.stringMatching(/^x\.ts:4 "nobody": write/),
    expect.stringMatching(/^x\.ts:4 "of ours": write/),
    expect.stringMatching(/^x\.ts:7 "whoever": name the person/),
  ]);
});

test.each(['const said = "nobody"; // a string may say it', "const nobody = /whatever/;", "<p>nobody</p>; // tsx"])(
  "strings, names and elements may have such words: %s",
  (source) => {
    expect(manneredWords("x.tsx", source)).toEqual([]);
  },
);

test.each([
  ["a README", "content/README.md", "# Title\n\nNobody reads it.", 3],
  ["a comment of YAML", "content/words.yaml", "a: 1\nb: 2 # whoever writes", 2],
  ["a comment beside a block of YAML", "content/words.yaml", "a: |\n  one\n  # two\n# of ours", 4],
  ["a help text", "infra/cli/commands/tea.ts", 'const about =\n  "Steeps tea for somebody."', 2],
  ["a template in a help text", "infra/cli/help.ts", `const about =\n  \`\${1} is told\``, 2],
  ["the description of an alarm", "infra/aws/monitoring/alarms.ts", 'fires({ cause: "whatever" })', 1],
  [
    "an explanation in the content's schema",
    "functions/engine/guide/page.ts",
    'z.string()\n.describe("For everybody")',
    2,
  ],
])("a mannered word is found in %s", (_, file, source, line) => {
  expect(manneredWords(file, source)).toEqual([expect.stringContaining(`${file}:${line} "`)]);
});

test.each([
  ["code in a README", "content/README.md", "Text `nobody`:\n\n    > nobody\n\n```\nwhoever\n```\n"],
  ["a text of YAML", "content/words.yaml", 'a: nobody\nb: "# nobody"\nc: |\n  # nobody\n'],
  ["a string of the schema that explains nothing", "functions/engine/guide/page.ts", 'z.literal("nobody")'],
])("%s may have such words", (_, file, source) => {
  expect(manneredWords(file, source)).toEqual([]);
});

test("documents, content and programs are checked, packages are not", () => {
  const files = checkedFiles();
  for (const file of [
    "README.md",
    ".github/CONTRIBUTING.md",
    "content/README.md",
    "content/words.yaml",
    "infra/cli.ts",
  ])
    expect(files).toContain(file);
  expect(files.filter((file) => file.includes("node_modules"))).toEqual([]);
});

/** The output of Biome with the plugin for a file with this source. */
function lint(source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "lint-"));
  const plugins = [resolve("infra/lint/packed-properties.grit")];
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, plugins }));
  writeFileSync(join(folder, "example.ts"), source);
  return new Promise((done) => {
    execFile(resolve("node_modules/.bin/biome"), ["lint", "example.ts"], { cwd: folder }, (_, stdout, stderr) =>
      done(stdout + stderr),
    );
  });
}

test("properties packed on a line are refused", async () => {
  expect(await lint("export const a = { ...{ b: 1, c: 2 }, d: 3 };\n")).toContain("Write these properties one by one");
  expect(await lint("export const f = (a: object, b?: object) => ({ ...a, ...(b && { b }) });\n")).not.toContain(
    "Write these properties",
  );
});
