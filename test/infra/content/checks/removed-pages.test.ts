import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { removedPages } from "../../../../infra/content/checks/removed-pages.ts";
import { compile } from "../../../../infra/content/compile.ts";
import { readLock, writeLock } from "../../../../infra/content/lock.ts";
import { type Change, copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn, warningsIn } = only(removedPages);

const lock = "pages.lock";
const released: Change = [lock, "\ncancel-sim-kh before\n", "\ncancel-sim-kh gone\ncancel-sim-kh before\n"];
const moved = (line: string): Change => [guide, "\nmoved: {", `\nmoved: { # <-\n  ${line},`];

describe("a page of the last release that is gone", () => {
  test("is refused without `moved`", () => {
    const says = 'the page gone was released and is missing: add "moved: { gone: another-page }", or put it back';
    expect(problemsIn(copyWith(released).folder)).toEqual([expect.stringContaining(`moved: ${says}`)]);
    const { folder, here } = copyWith(released, moved("other: store"));
    expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} moved: ${says}`]);
  });

  test("is accepted with `moved`", () => {
    expect(problemsIn(copyWith(released, moved("gone: store")).folder)).toEqual([]);
  });

  test("is refused when `moved` names a page that does not exist", () => {
    const { folder, here } = copyWith(released, moved("gone: nowhere"));
    const says = "nowhere is not a page: add it, or correct the name";
    expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide) + 1} moved, gone: ${says}`]);
  });

  test("is refused in `moved` when the page still exists", () => {
    const { folder } = copyWith(moved("store: online"));
    const says = "moved, store: the page store still exists: remove this line";
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
  });

  test("is a warning when its whole guide is gone", () => {
    const { folder } = copyWith([lock, "\ncancel-sim-kh before\n", "\nold-guide menu\ncancel-sim-kh before\n"]);
    const says = /^content\/pages.lock:\d+: the guide old-guide was released and is missing: people who are in it/;
    expect(warningsIn(folder)).toContainEqual(expect.stringMatching(says));
  });
});

test("the lock names every page of every guide, and is read as it was written", () => {
  const { folder } = copyWith(odd('text: { zh: "{#menu}", en: "{#menu}", km: "{#menu}" }'));
  const content = compile(folder);
  writeLock(folder, content);
  const pages = Object.values(content.guides).flatMap(({ guide, pages }) =>
    Object.keys(pages).map((page) => `${guide} ${page}`),
  );
  expect(pages).toContain("cancel-sim-kh odd");
  expect(
    readLock(folder)
      .map(({ guide, page }) => `${guide} ${page}`)
      .sort(),
  ).toEqual(pages.sort());
  const lines = readFileSync(join(folder, lock), "utf8").split("\n");
  for (const { guide, page, line } of readLock(folder)) expect(lines[line - 1]).toBe(`${guide} ${page}`);
});
