import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BundleSize } from "./bundle.ts";
import { preparePlatform } from "./platform.ts";

/** One thing that a deployment makes in AWS, with the settings it is made with. */
export type Resource = {
  /** Pulumi's: aws:dynamodb/table:Table */
  type: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: every type has settings of its own, three levels deep.
  inputs: Record<string, any>;
  /** It stays in AWS when the stage is removed. */
  retained: boolean;
  protect: boolean;
};

export type Plan = {
  stage: string;
  region: string;
  resources: Resource[];
  /** By the name of the function. */
  bundles: Record<string, BundleSize>;
  /** What a deployment prints at its end. */
  outputs?: Record<string, unknown>;
};

/** A whole plan takes a few seconds. */
const mostMs = 3 * 60 * 1000;

/**
 * What a deployment would make, worked out offline: sst.config.ts itself, with SST's own components. It needs no
 * account, and asks nobody but npm, once, for the components. Throws with what the configuration complains of.
 *
 * @param root the folder of sst.config.ts
 * @param env what the deployment would be told; nothing of this process's environment reaches it
 * @param bundles a folder to keep the functions' bundles in, each in `<its name in plan.bundles>-src`
 */
export async function planOf(
  root: string,
  stage: string,
  env: Record<string, string> = {},
  bundles?: string,
): Promise<Plan> {
  await preparePlatform(root);
  const kept = bundles === undefined ? [] : [bundles];
  const evaluate = [join(import.meta.dirname, "evaluate.ts"), root, stage, ...kept];
  const options = { env: { PATH: process.env.PATH, ...env }, maxBuffer: 64 * 1024 * 1024, timeout: mostMs };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, evaluate, options);
    const plan: Plan = JSON.parse(stdout);
    const key = ({ type, name, inputs }: Resource) => `${type} ${inputs.name ?? name}`;
    return { ...plan, resources: plan.resources.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(stderr?.trim() || message);
  }
}
