import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { realLines } from "./infra/plan/real-lines.ts";

const pages = [
  ...globSync("*.md"),
  ...globSync("{content,functions,infra,test}/**/*.md"),
  ...globSync(".github/**/*.md"),
].filter((file) => !file.includes("node_modules") && !file.startsWith("test/fixtures/articles/"));
const textOf = (file: string) => readFileSync(file, "utf8");
const prose = (file: string) => textOf(file).replace(/^ *```.*?^ *```/gms, "");

/** The anchors that GitHub gives to a page's headings. */
const anchorsOf = (file: string) =>
  [...prose(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

describe.each(pages)("%s", (file) => {
  test("links to files and headings that exist", () => {
    const links = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to);
    for (const link of links.filter((to) => !/^https?:/.test(to))) {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : join(dirname(file), path);
      expect(existsSync(target), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(target), link).toContain(anchor);
    }
  });

  // The changelog names scripts of older releases.
  test("names only npm scripts that exist", () => {
    const { scripts } = JSON.parse(textOf("package.json"));
    const named = [...textOf(file).matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map(([, name]) => name);
    expect(named.filter((name) => !(name! in scripts))).toEqual([]);
  });
});

test.each(["README.md", "functions/README.md", "infra/README.md"])("%s names paths that exist", (file) => {
  const paths = [...prose(file).matchAll(/`((?:[\w.@-]+\/)+[\w.-]*)`/g)].map(([, path = ""]) => path);
  const isThere = (path: string) => existsSync(join(dirname(file), path)) || existsSync(path);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test("the top README has fewer than 200 lines and links the README of each folder", () => {
  const top = textOf("README.md");
  expect(top.split("\n").length).toBeLessThan(200);
  for (const folder of ["functions", "content", "infra", "test"]) expect(top).toContain(`](${folder}/README.md)`);
});

test("the log line in infra/README.md is like a real one", async () => {
  const shown = JSON.parse(/```json\n(\{"level".*\})\n```/.exec(textOf("infra/README.md"))?.[1] ?? "");
  const [line] = (await realLines()) as [Record<string, unknown>];
  const varies = { timestamp: 0, service: 0, ms: 0, Milliseconds: 0, _aws: 0, segments: 0, Segments: 0 };
  expect({ ...shown, ...varies }).toEqual({ ...line, ...varies });
  expect(Object.keys(shown)).toEqual(Object.keys(line));
  const metrics = (from: Record<string, unknown>) => (from._aws as { CloudWatchMetrics: unknown }).CloudWatchMetrics;
  expect(metrics(shown)).toEqual(metrics(line));
});
