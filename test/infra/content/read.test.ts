import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { readSource, type Source } from "../../../infra/content/read.ts";

const schema = z.object({ words: z.array(z.string()) });
type File = z.infer<typeof schema>;

/** A file of one word, and how it is read with that word. */
function aFile() {
  const folder = mkdtempSync(join(tmpdir(), "read-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "words.yaml");
  return (word: string) => {
    writeFileSync(path, `words: [${word}]\n`);
    return readSource(path, path, schema) as Source<File>;
  };
}

test("a file is parsed again after a change, and not when the change is taken back", () => {
  const readWith = aFile();
  const first = readWith("tea");
  const second = readWith("soup");
  expect([first.value.words, second.value.words]).toEqual([["tea"], ["soup"]]);
  expect(readWith("tea")).toBe(first);
  expect(readWith("soup")).toBe(second);
  for (const word of ["rice", "bread", "milk"]) expect(readWith(word).value.words).toEqual([word]);
  const again = readWith("tea");
  expect(again).not.toBe(first);
  expect(again.value).toEqual(first.value);
});

test("what was read cannot be changed, because the next reader gets the same", () => {
  const { value } = aFile()("tea");
  expect(() => value.words.push("soup")).toThrow(TypeError);
  expect(() => Object.assign(value, { words: [] })).toThrow(TypeError);
});
