import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../plan/find.ts";

const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const manifest = JSON.parse(textOf("package.json"));

test(".node-version is the Node.js that npm installs", () => {
  expect(textOf(".node-version").trim()).toBe(manifest.devDependencies.node);
});

test("the manifest, the lock file and the first entry of the changelog have the same version", () => {
  const { version, packages } = JSON.parse(textOf("package-lock.json"));
  const [, released] = /^## (\d+\.\d+\.\d+)/m.exec(textOf(".github/CHANGELOG.md")) ?? [];
  expect([version, packages[""].version, released]).toEqual(Array(3).fill(manifest.version));
});

/** https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema */
describe.each(globSync(".github/ISSUE_TEMPLATE/*.yml", { cwd: root }))("%s", (file) => {
  const { body, ...head } = parse(textOf(file));
  type Field = { type: string; id?: string; attributes: { label?: string; value?: string; options?: string[] } };
  const fields: Field[] = body.filter(({ type }: Field) => type !== "markdown");

  test("has a name, a description and labels", () => {
    expect(head).toEqual({ name: expect.any(String), description: expect.any(String), labels: [expect.any(String)] });
  });

  test("has fields of the types that GitHub knows, each with an id and a label of its own", () => {
    for (const { type, attributes } of fields) {
      expect(["input", "textarea", "dropdown", "checkboxes"]).toContain(type);
      expect(attributes.label).toBeTruthy();
      if (type === "dropdown") expect(new Set(attributes.options).size).toBeGreaterThan(1);
    }
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });
});

test("the editor's files are JSON with comments, and start npm scripts and configurations that exist", () => {
  const jsonOf = (file: string) => JSON.parse(textOf(file).replace(/^\s*\/\/.*$/gm, ""));
  expect(jsonOf(".vscode/extensions.json").recommendations).toEqual(["biomejs.biome", "redhat.vscode-yaml"]);
  expect(jsonOf(".vscode/settings.json")["editor.formatOnSave"]).toBe(true);
  const commands = jsonOf(".vscode/launch.json").configurations.map(({ command }: { command: string }) => command);
  expect(commands).toEqual(["npm start", expect.stringContaining("--config test/vitest.config.ts")]);
});
