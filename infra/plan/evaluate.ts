import crypto from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire, enableCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { answerOf, outputsOf } from "./mocks.ts";
import type { Plan } from "./plan.ts";
import { bundleProgram } from "./program.ts";
import { recordInto } from "./record.ts";
import { answerComponents } from "./sst-cli.ts";

/*
 * The process behind planOf(): runs sst.config.ts and SST's components with Pulumi's mocks in place of its engine, and writes
 * the resources that they register to standard output. Pulumi has one state per process, so each plan has its own process.
 *
 *   node evaluate.ts <root> <stage> [<folder to keep the functions' bundles in>]
 *
 * PLAN_LAMBDA_QUOTA is the account's quota of concurrent executions (1,000 by default), or "refused" when it may not be read.
 */

const [root = "", stage = "", bundles] = process.argv.slice(2);
const { PLAN_LAMBDA_QUOTA = "1000" } = process.env;
const quota = PLAN_LAMBDA_QUOTA === "refused" ? PLAN_LAMBDA_QUOTA : Number(PLAN_LAMBDA_QUOTA);
const work = mkdtempSync(join(tmpdir(), "plan-"));
// Beside SST's node_modules, which contain Pulumi.
const outfile = join(root, ".sst/platform", `plan-${process.pid}.mjs`);
const plan: Plan = { stage, region: "", resources: [], bundles: {} };

process.on("exit", () => {
  rmSync(work, { recursive: true, force: true });
  rmSync(outfile, { force: true });
});
process.on("uncaughtException", fail);
// The plan is complete when the process has nothing left to wait for.
process.once("beforeExit", () => process.stdout.write(JSON.stringify(plan)));
// Standard output is reserved for the plan.
console.log = console.error;

// Loading Pulumi takes most of a plan.
enableCompileCache(join(root, ".sst/compile-cache"));
await bundleProgram(root, work, outfile);
process.env.SST_SERVER = await answerComponents(root, bundles ?? work, (name, size) => {
  plan.bundles[name] = size;
});
giveSecrets();
// Names end in random letters; here they are constant, so that plans can be compared.
crypto.randomBytes = ((size: number) => Buffer.alloc(size)) as typeof crypto.randomBytes;
await runMocked();

/** Gives each secret a value that names it, so that tests can find it where it must not be. */
function giveSecrets(): void {
  const isSecret = (name: unknown) => typeof name === "string" && name.startsWith("SST_SECRET_");
  process.env = new Proxy(process.env, {
    get: (env, name) => (isSecret(name) ? `the value of ${String(name)}` : Reflect.get(env, name)),
  });
}

async function runMocked(): Promise<void> {
  const { runtime } = createRequire(join(root, ".sst/platform/package.json"))("@pulumi/pulumi");
  type Registered = { type: string; name: string; inputs: Record<string, unknown>; id?: string };
  type Called = { token: string; inputs: Record<string, unknown> };
  const mocks = {
    newResource: ({ type, name, inputs, id }: Registered) => ({
      id: id || `${name}-id`,
      state: outputsOf(plan.region, type, name, inputs),
    }),
    call: ({ token, inputs }: Called) => answerOf({ region: plan.region, quota }, token, inputs),
  };
  await runtime.setMocks(mocks, "checkback", stage, false);
  recordInto(plan.resources, runtime.getMonitor());
  const { app, program } = await import(pathToFileURL(outfile).href);
  const settings = await app({ stage });
  plan.region = regionOf(settings.providers?.aws?.region);
  // With SST's defaults.
  Object.assign(globalThis, { $app: { removal: "retain", protect: false, ...settings, stage } });
  plan.outputs = await runtime.runInPulumiStack(program);
}

/**
 * The region of app() overrides the environment, which overrides SST's default.
 * https://github.com/anomalyco/sst/blob/dev/pkg/project/provider/aws.go (Init)
 */
function regionOf(pinned: string | undefined): string {
  return pinned || process.env.AWS_REGION || "us-east-1";
}

/** Errors about the configuration are shown without a stack. */
function fail(error: Error): never {
  console.error(error.constructor === Error || error.name === "VisibleError" ? error.message : error.stack);
  process.exit(1);
}
