import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv, promisify } from "node:util";
import type { BundleSize } from "./bundle.ts";
import { preparePlatform } from "./platform.ts";

/** One thing that a deployment creates in AWS, with its settings. */
export type Resource = {
  /** Pulumi's type: aws:dynamodb/table:Table */
  type: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: every type has its own settings, three levels deep.
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

/** The folder of sst.config.ts. */
export const root = join(import.meta.dirname, "../..");

/** Longer than any plan takes. */
const timeout = 3 * 60 * 1000;

type Deployment = {
  /** The folder of sst.config.ts. */
  root: string;
  stage: string;
  /** The deployment's environment. Nothing of this process's environment reaches it. */
  env?: Record<string, string>;
  /** A folder to keep the functions' bundles in, each in `<its name in plan.bundles>-src`. */
  bundles?: string;
};

export const planOf = (root: string, stage: string, env: Record<string, string> = {}): Promise<Plan> =>
  planDeployment({ root, stage, env });

/**
 * What a deployment would create, computed offline from sst.config.ts with SST's own components. It needs no account, and
 * fetches only the components from npm, once. Throws with the complaint of the configuration.
 */
export async function planDeployment({ root, stage, env = {}, bundles }: Deployment): Promise<Plan> {
  await preparePlatform(root);
  const folder = bundles === undefined ? [] : [bundles];
  const evaluate = [join(import.meta.dirname, "evaluate.ts"), root, stage, ...folder];
  const options = { env: { PATH: process.env.PATH, ...env }, maxBuffer: 64 * 1024 * 1024, timeout };
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

/** A deployment's environment, as SST reads it: the stage's file overrides the shell, which overrides the common file. */
export function settingsOf(root: string, stage: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const read = (file: string) => (existsSync(join(root, file)) ? parseEnv(readFileSync(join(root, file), "utf8")) : {});
  return { ...read(".env"), ...env, ...read(`.env.${stage}`) } as Record<string, string>;
}
