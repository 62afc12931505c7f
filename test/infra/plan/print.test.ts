import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Plan } from "../../../infra/plan/plan.ts";
import { printed } from "../../../infra/plan/print.ts";
import { cli } from "../cli/typed.ts";
import { mail, planFor } from "./plans.ts";

test("the README shows what `npm run plan -- --stage production` prints", async () => {
  const text = printed(await planFor("production", mail));
  // The size of the bundles changes often.
  const lines = text.replace(/[\d.]+ MB at .* in all/g, "...").split("\n");
  const readme = readFileSync("infra/README.md", "utf8").replace(/[\d.]+ MB at .* in all/g, "...");
  const shown = /```text\n(Stage production[^`]*)```/.exec(readme)?.[1]?.trimEnd().split("\n");
  expect(shown).toEqual(lines);
}, 180_000);

test("--json prints the whole plan", async () => {
  const { out } = await cli(["plan", "--json"]);
  const { stage, resources }: Plan = JSON.parse(out);
  expect(stage).toBe("dev");
  expect(resources.length).toBeGreaterThan(30);
}, 180_000);
