import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { type Plan, planDeployment } from "../../../infra/plan/plan.ts";
import { root } from "./find.ts";

/**
 * The plan of a stage of this project. Each is computed once per run of the tests and kept in a folder of that run, and all
 * of them share the functions' bundles.
 *
 * @param env the deployment's environment; throws what the configuration complains about
 */
export async function planFor(stage: string, env: Record<string, string> = {}): Promise<Plan> {
  const folder = inject("plans");
  const key = createHash("sha256")
    .update(JSON.stringify([stage, env]))
    .digest("hex");
  const file = join(folder, `${key}.json`);
  if (!existsSync(file)) {
    const plan = await planDeployment({ root, stage, env, bundles: join(folder, "bundles") });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(plan));
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
