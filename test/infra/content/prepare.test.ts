import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Change, changedCopy } from "../plan/changed.ts";

/** A copy of the project in which nothing is compiled yet, and what `npm ci` runs there. */
function aCopy(changes: Change[] = []) {
  const { folder, remove } = changedCopy(changes);
  onTestFinished(remove);
  const compiled = join(folder, "functions/wiring/content/index.json");
  rmSync(compiled);
  const prepare = () => {
    const { status, stdout } = spawnSync(process.execPath, [join(folder, "infra/content/prepare.js")]);
    return { status, isCompiled: existsSync(compiled), said: stdout.toString().trim() };
  };
  return { folder, prepare };
}

test("an install with the dev dependencies compiles the content", () => {
  const { status, isCompiled } = aCopy().prepare();
  expect({ status, isCompiled }).toEqual({ status: 0, isCompiled: true });
});

test("an install without the dev dependencies says in one line what is not done, and succeeds", () => {
  const { folder, prepare } = aCopy();
  unlinkSync(join(folder, "node_modules"));
  mkdirSync(join(folder, "node_modules"));
  const said = "The content is not compiled: dev dependencies are not installed (yaml, node).";
  expect(prepare()).toEqual({ status: 0, isCompiled: false, said });
});

test("content that can't be compiled still fails an install", () => {
  const { status, isCompiled } = aCopy([["content/words.yaml", "pages:", "page:"]]).prepare();
  expect({ status, isCompiled }).toEqual({ status: 1, isCompiled: false });
});
