import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { root } from "../plan/find.ts";

/** A `gh` that writes down how it is called, and what the issue says. It knows one open issue, if it is given one. */
const fakeGh = `#!/usr/bin/env bash
printf '%s\\n' "$1 $2" >> "$GH_LOG"
for ((i = 1; i <= $#; i++)); do
  if [ "\${!i}" = --body-file ]; then j=$((i + 1)); cp "\${!j}" "$GH_LOG.body"; fi
done
if [ "$1 $2" = "issue list" ] && [ -n "\${GH_OPEN:-}" ]; then echo "$GH_OPEN"; fi
`;

// npm, and a process that reads the guides.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "facts-"));
  writeFileSync(join(folder, "gh"), fakeGh);
  chmodSync(join(folder, "gh"), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the workflow's script as if it were that day. */
function runOn(today: string, openIssue = "") {
  const log = join(folder, `${today}-${openIssue}`);
  writeFileSync(log, "");
  const path = [folder, join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, GH_LOG: log, GH_OPEN: openIssue };
  const printed = execFileSync("bash", [".github/facts.sh", "--today", today], { cwd: root, env, encoding: "utf8" });
  const calls = readFileSync(log, "utf8").trim().split("\n").filter(Boolean);
  return { calls, printed, body: () => readFileSync(`${log}.body`, "utf8") };
}

test("the monthly script asks GitHub for nothing when no fact has to be checked", () => {
  const { calls, printed } = runOn("2020-01-01");
  expect(calls).toEqual([]);
  expect(printed).toContain("No fact has to be checked.");
});

test("it opens an issue with a box for each fact", () => {
  const { calls, body } = runOn("2999-01-01");
  expect(calls).toEqual(["issue list", "issue create"]);
  expect(body()).toMatch(/^- \[ \] .*is due since \d{4}-\d\d-\d\d\) in `content\/guides\/.*\.yaml:\d+`, from: /m);
});

test("it rewrites the issue that is still open", () => {
  expect(runOn("2999-01-01", "12").calls).toEqual(["issue list", "issue edit"]);
});
