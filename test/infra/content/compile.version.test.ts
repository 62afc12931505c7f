import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { compile } from "../../../infra/content/compile.ts";
import { plainContent } from "../../support/plain-content.ts";
import { type Change, calendar, copyWith, english, guide, words } from "./copies.ts";

/** Checks have no part in the version. */
const versionWith = (...changes: Change[]) => compile(copyWith(...changes).folder, { checks: [] }).version;
const unchanged = () => versionWith();

/** All of the real content, every guide and transcript. */
function wholeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync("content", copy, { recursive: true });
  return copy;
}

test("the real content compiles, to the same wherever it lies, and is what the assistant runs on", () => {
  expect(plainContent(compile(wholeCopy()))).toEqual(plainContent(content));
});

test("a comment does not change the version", () => {
  expect(versionWith([guide, "\nstart: ", "\n# a comment\nstart: "])).toBe(unchanged());
});

test.each<[what: string, change: Change]>([
  ["a text", [english, "Welcome back.", "Welcome!"]],
  ["a word that is listened for", [words, "menu: [menu,", "menu: [menyu, menu,"]],
  ["where a choice leads", [guide, "{ to: why, ", "{ to: special, "]],
  ["a holiday", [calendar, "date: 2027-01-07", "date: 2027-01-08"]],
  ["the contact hours", [guide, 'from: "10:00"', 'from: "09:00"']],
])("%s does", (_, change) => {
  expect(versionWith(change)).not.toBe(unchanged());
});

test("a guide keeps its number in the list of guides when a new one is added", () => {
  const folder = wholeCopy();
  const before = Object.keys(content.guides);
  expect(before.length).toBeGreaterThan(1);
  const first = readFileSync(join(folder, guide), "utf8");
  writeFileSync(join(folder, "guides/a-new-one.yaml"), first.replace("guide: cancel-sim-kh", "guide: a-new-one"));
  expect(Object.keys(compile(folder, { checks: [] }).guides)).toEqual([...before, "a-new-one"]);
});
