import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compiledFolder } from "../../functions/wiring/content.ts";
import type { BundleSize } from "../../infra/plan/bundle.ts";
import { type Plan, planDeployment } from "../../infra/plan/plan.ts";

/** A function as a deployment makes it. */
export type Built = {
  name: string;
  /** The folder of its bundle with all chunks. */
  folder: string;
  /** bundle.handler */
  handler: string;
  /** How large the bundle is, in bytes: what a cold start loads, and all of it. */
  size: BundleSize;
  /** Its settings from infra/: memory in megabytes, time in seconds, environment. */
  memory: number;
  timeout: number;
  environment: Record<string, string>;
};

export type AllBuilt = {
  inbound: Built;
  followups: Built;
  sweep: Built;
  canary: Built;
  /** The event of the sweep's schedule. */
  scheduled: unknown;
};

/**
 * Every function's bundle, made in the way of the plan: with the options that SST's components give their bundler for
 * sst.config.ts. Takes seconds.
 */
export async function buildFunctions(): Promise<{ built: AllBuilt; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "bundles-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const plan = await planDeployment({ root: process.cwd(), stage: "production", bundles: folder });
    const schedule = plan.resources.find(({ name }) => name === "SweepSchedule");
    const one = (name: string) => builtOf(plan, folder, name);
    const scheduled = JSON.parse(schedule?.inputs.target.input);
    const [inbound, followups] = [one("inbound"), one("followups")];
    return { built: { inbound, followups, sweep: one("sweep"), canary: one("canary"), scheduled }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function builtOf({ resources, bundles }: Plan, folder: string, name: string): Built {
  const found = resources.find(({ type, inputs }) => type.endsWith(":Function") && inputs.name.endsWith(`-${name}`));
  if (!found) throw new Error(`the plan has no function ${name}`);
  const { handler, memorySize, timeout } = found.inputs;
  // Links come from the environment here: see environmentOf.
  const { SST_KEY, SST_KEY_FILE, ...environment } = found.inputs.environment.variables;
  const id = found.name.replace(/Function$/, "");
  const bundle = { folder: join(folder, `${id}-src`), size: bundles[id]! };
  // SST copies them into the archive: `copyFiles` in infra/aws/function.ts.
  cpSync(compiledFolder, join(bundle.folder, "content"), { recursive: true });
  return { name: found.inputs.name, ...bundle, handler, memory: memorySize, timeout, environment };
}
