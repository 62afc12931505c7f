import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compileContent } from "../../../infra/content/compiled.ts";
import { hashOfSources } from "../../../infra/content/stamp.ts";
import { copyWith, english } from "./copies.ts";

/** A project that consists of content alone, with one guide. */
function aProject() {
  const root = mkdtempSync(join(tmpdir(), "project-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "functions/engine"), { recursive: true });
  cpSync(copyWith().folder, join(root, "content"), { recursive: true });
  const replace = (file: string, from: string, to: string) => {
    const before = readFileSync(join(root, file), "utf8");
    expect(before).toContain(from);
    writeFileSync(join(root, file), before.replace(from, to));
  };
  return { root, replace };
}

test("content is compiled again after a change, and only then; its warnings are given each time", () => {
  const { root, replace } = aProject();
  const compiled = () => {
    const warnings: string[] = [];
    const { version, words } = compileContent(({ message }) => warnings.push(message), root);
    return { version, welcome: words.pages.start?.text.en, warnings };
  };
  const first = compiled();
  expect(first.warnings).not.toEqual([]);
  // What stands in the compiled file is taken for what was compiled.
  replace("functions/wiring/content/shared.json", "Welcome back.", "Good morning.");
  expect(compiled()).toEqual({ ...first, welcome: expect.stringContaining("Good morning.") });

  replace(`content/${english}`, "Welcome back.", "Good evening.");
  const second = compiled();
  expect(second).toEqual({ ...first, version: second.version, welcome: expect.stringContaining("Good evening.") });
  expect(second.version).not.toBe(first.version);

  replace(`content/${english}`, "Good evening.", "{nothing}");
  for (const _ of [1, 2]) expect(compiled).toThrow("the content has 1 problem");
  replace(`content/${english}`, "{nothing}", "Good evening.");
  expect(compiled()).toEqual(second);
});

test("content is compiled again on another day, and when the compiler has changed", () => {
  const { root } = aProject();
  const day = "2026-11-22";
  const hash = hashOfSources(root, day);
  expect(hashOfSources(root, day)).toBe(hash);
  expect(hashOfSources(root, "2026-11-23")).not.toBe(hash);
  writeFileSync(join(root, "functions/app.ts"), "");
  expect(hashOfSources(root, day)).toBe(hash);
  writeFileSync(join(root, "functions/engine/new.ts"), "");
  expect(hashOfSources(root, day)).not.toBe(hash);
});
