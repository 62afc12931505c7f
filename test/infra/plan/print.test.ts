import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type Plan, planOf } from "../../../infra/plan/plan.ts";
import { printed } from "../../../infra/plan/print.ts";
import { root } from "./find.ts";

/** As `npm run plan` runs it. */
const plan = (...options: string[]) =>
  promisify(execFile)(process.execPath, ["infra/plan/main.ts", ...options], {
    ...{ env: { PATH: process.env.PATH }, maxBuffer: 64 * 1024 * 1024 },
  });

test("the README shows what `npm run plan -- --stage production` prints", async () => {
  const text = printed(await planOf(root, "production", { CHECKBACK_ALARM_EMAIL: "you@example.com" }));
  // How large the bundles are changes with every day's work.
  const lines = text.replace(/[\d.]+ MB at .* in all/g, "...").split("\n");
  const readme = readFileSync("infra/README.md", "utf8").replace(/[\d.]+ MB at .* in all/g, "...");
  const shown = /```text\n(Stage production[^`]*)```/.exec(readme)?.[1]?.trimEnd().split("\n");
  expect(shown).toEqual(lines);
}, 180_000);

test("--json is all of it", async () => {
  const { stdout } = await plan("--json");
  const { stage, resources }: Plan = JSON.parse(stdout);
  expect(stage).toBe("dev");
  expect(resources.length).toBeGreaterThan(30);
}, 180_000);

test("--help explains; another option, or what can't be a stage, is refused", async () => {
  expect((await plan("--help")).stdout).toContain("npm run plan -- --stage production");
  await expect(plan("--stag")).rejects.toThrow(/Unknown option/);
  await expect(plan("--stage", "my stage")).rejects.toThrow(/letters, digits and hyphens/);
});
