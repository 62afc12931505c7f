import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { manneredWords } from "../../../infra/lint/plain-words.ts";

test("a mannered word in a comment is named with its line and what to write instead", () => {
  const source = `const a = 1;
/**
 * Deletes what
 * nobody needs, of
 * ours.
 */
const b = 2; // Whoever reads this`;
  expect(manneredWords("x.ts", source)).toEqual([
    expect.stringMatching(/^x\.ts:4 "nobody" in a comment: write/),
    expect.stringMatching(/^x\.ts:4 "of ours" in a comment: write/),
    expect.stringMatching(/^x\.ts:7 "whoever" in a comment: name the person/),
  ]);
});

test.each(['const said = "nobody"; // a string may say it', "const nobody = /whatever/;", "<p>nobody</p>; // tsx"])(
  "strings, names and elements may have such words: %s",
  (source) => {
    expect(manneredWords("x.tsx", source)).toEqual([]);
  },
);

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
