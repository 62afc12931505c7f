import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { compile } from "../../../infra/content/compile.ts";
import { makeGuide } from "../../../infra/content/new-guide/make.ts";
import { type Change, calendar, copyWith, guide, words } from "./copies.ts";

const versionWith = (...changes: Change[]) => compile(copyWith(...changes).folder).version;
const unchanged = () => versionWith();

/** All of the real content, every guide and transcript. */
function wholeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync("content", copy, { recursive: true });
  return copy;
}

test("the real content compiles, to the same wherever it lies, and is what the assistant runs on", () => {
  expect(compile(wholeCopy())).toEqual(content);
});

test("a comment does not change the version", () => {
  expect(versionWith([guide, "\nstart: ", "\n# a comment\nstart: "])).toBe(unchanged());
});

test.each<[what: string, change: Change]>([
  ["a text", [words, "Welcome back.", "Welcome!"]],
  ["a word that is listened for", [words, "any: [menu,", "any: [menyu, menu,"]],
  ["where a choice leads", [guide, "{ to: why, ", "{ to: special, "]],
  ["a holiday", [calendar, "date: 2027-01-07", "date: 2027-01-08"]],
  ["the contact hours", [guide, 'from: "10:00"', 'from: "09:00"']],
])("%s does", (_, change) => {
  expect(versionWith(change)).not.toBe(unchanged());
});

test("in the list of guides one that people know keeps its number, whatever a new one is called", () => {
  const folder = wholeCopy();
  const before = Object.keys(content.guides);
  expect(before.length).toBeGreaterThan(1);
  expect("refused" in makeGuide(folder, "a-new-one")).toBe(false);
  expect(Object.keys(compile(folder).guides)).toEqual([...before, "a-new-one"]);
});
